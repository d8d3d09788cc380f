package io.fanfare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.account.AccountSelector;
import io.fanfare.job.JobRequest.Options;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.job.Plan.Planned;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final List<String> ACCOUNTS = List.of("a", "b", "c");
  private static final Waves TWO = new Waves(List.of(new Share(1, false), Share.ALL), Share.NONE);

  @Test
  void shouldPlanSharedPayloadsForEveryAccountAndOwnOnesForTheirs() {
    // When
    Plan plan = plan(Waves.NONE, payload(0, 0, "a"), payload(0, 1, "a"), payload(1, 0, null));

    // Then
    assertThat(plan.activities()).isEqualTo(2 + 3);
    assertThat(plan.accounts()).extracting(Planned::accountId).containsExactly("a", "b", "c");
    assertThat(plan.accounts())
        .extracting(planned -> planned.first().step())
        .containsExactly(0, 1, 1);
    assertThat(plan.waves()).isEqualTo(1);
  }

  @Test
  void shouldLeaveOutAccountsWithoutAnythingToDoAndCutTheOthersIntoWaves() {
    // When
    Plan plan = plan(TWO, payload(0, 0, "b"), payload(0, 0, "c"), payload(0, 0, "stranger"));

    // Then
    assertThat(plan.activities()).isEqualTo(2);
    assertThat(plan.accounts()).extracting(Planned::accountId).containsExactly("b", "c");
    assertThat(plan.accounts()).extracting(Planned::wave).containsExactly(0, 1);
    assertThat(plan.waves()).isEqualTo(2);
  }

  private static Plan plan(Waves waves, Payload... payloads) {
    JobRequest request =
        new JobRequest(
            new AccountSelector.Ids(ACCOUNTS, Set.of()), List.of(), waves, Options.named(null));
    return Plan.of(new NewJob(UUID.randomUUID(), request, ACCOUNTS, List.of(payloads)));
  }

  private static Payload payload(int step, int chunk, @Nullable String account) {
    return new Payload(UUID.randomUUID(), null, 1, 1, step, chunk, account);
  }
}
