package io.fanfare.forecast;

import io.fanfare.account.AccountSelector;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobRequest.Options;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.job.Step;
import io.fanfare.job.Waves;
import io.fanfare.prediction.Looks;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What a plan says of a job, for those who have no stores.
 *
 * @param from when the job comes
 * @param looks expected
 */
public record Foretold(Instant from, long submissions, double looks, Eta finish) {

  /** The plan of operations in accounts, alone with the supply. */
  public static Foretold of(
      List<String> operations,
      Waves waves,
      List<String> accounts,
      List<Payload> payloads,
      Looks looks,
      Supply supply) {
    List<Step> steps = operations.stream().map(name -> new Step(name, List.of(), null)).toList();
    AccountSelector selector = new AccountSelector.Ids(accounts, Set.of());
    JobRequest request = new JobRequest(selector, steps, waves, Options.named(null));
    Script script = Script.of(new NewJob(new UUID(0, 1), request, accounts, payloads));
    Rehearsals.Rehearsed rehearsed =
        new Rehearsals(looks, new SplittableRandom(1)).of(script, supply, 1, 0);
    return new Foretold(supply.from(), script.activities(), rehearsed.looks(), rehearsed.finish());
  }
}
