package io.fanfare.forecast;

import io.fanfare.account.AccountSelector;
import io.fanfare.account.AccountStore;
import io.fanfare.forecast.Backlog.Waiting;
import io.fanfare.forecast.JobPlan.Rivals;
import io.fanfare.job.JobRequest;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.prediction.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a job would come to, without keeping or sending anything. */
@ApplicationScoped
public class JobPlans {
  private static final Set<String> NO_TARGET = Set.of("account_unknown", "account_closed");

  private final AccountStore accounts;
  private final BlockerStore blockers;
  private final Forecasts forecasts;

  public JobPlans(AccountStore accounts, BlockerStore blockers, Forecasts forecasts) {
    this.accounts = accounts;
    this.blockers = blockers;
    this.forecasts = forecasts;
  }

  /**
   * The plan of a checked job. Fails as {@link io.fanfare.job.Jobs#submit} does, only that accounts
   * which are unknown or closed are blockers here.
   */
  public Uni<JobPlan> plan(JobRequest request) {
    return noTargets(request.accounts())
        .chain(none -> plan(request, without(request.accounts(), none), none));
  }

  private Uni<List<Blocker>> noTargets(AccountSelector selector) {
    return selector instanceof AccountSelector.Ids ids
        ? blockers.of(ids.ids()).map(found -> found.stream().filter(JobPlans::isNoTarget).toList())
        : Uni.createFrom().item(List.of());
  }

  private Uni<JobPlan> plan(JobRequest request, AccountSelector selector, List<Blocker> none) {
    return accounts
        .resolve(selector)
        .chain(
            targets ->
                Uni.combine()
                    .all()
                    .unis(blockers.of(targets), forecasts.forecast())
                    .with(
                        (parked, now) ->
                            plan(request, targets.size(), now, all(none, parked, now))));
  }

  private static JobPlan plan(
      JobRequest request, long targets, Forecast forecast, List<Blocker> blockers) {
    Waiting job = waiting(request, targets, forecast.supply().now());
    long calls = Math.round(forecast.callsOf(job));
    List<Waiting> rivals = forecast.rivals(job);
    return new JobPlan(
        job.unsent(),
        job.unsent(),
        calls,
        (double) calls / forecast.supply().perDay(),
        new Rivals(rivals.size(), rivals.stream().mapToLong(Waiting::unsent).sum()),
        forecast.finish(job).orElse(null),
        blockers);
  }

  private static Waiting waiting(JobRequest request, long targets, Instant now) {
    List<CheckedRequest> requests =
        request.steps().stream().flatMap(step -> step.requests().stream()).toList();
    long chunks = requests.size();
    Instant start = request.options().notBefore();
    return new Waiting(
        UUID.randomUUID(),
        Kind.of(request.operation(), requests.get(0).items()),
        request.options().priority(),
        targets * chunks,
        chunks,
        start == null ? now : start,
        true);
  }

  private static List<Blocker> all(List<Blocker> none, List<Blocker> parked, Forecast forecast) {
    return Stream.of(ofQuota(forecast.supply()), none, parked).flatMap(List::stream).toList();
  }

  private static List<Blocker> ofQuota(Supply supply) {
    if (supply.isParked()) {
      return List.of(new Blocker(null, "quota_parked", supply.from()));
    }
    return supply.left() > 0
        ? List.of()
        : List.of(new Blocker(null, "quota_spent", supply.resetAt()));
  }

  private static boolean isNoTarget(Blocker blocker) {
    return NO_TARGET.contains(blocker.reason());
  }

  private static AccountSelector without(AccountSelector selector, List<Blocker> none) {
    if (!(selector instanceof AccountSelector.Ids ids) || none.isEmpty()) {
      return selector;
    }
    Set<String> left = none.stream().map(Blocker::accountId).collect(Collectors.toSet());
    List<String> kept = new ArrayList<>(ids.ids());
    kept.removeIf(left::contains);
    return new AccountSelector.Ids(kept, new HashSet<>(ids.except()));
  }
}
