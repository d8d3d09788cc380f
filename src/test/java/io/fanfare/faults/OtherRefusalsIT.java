package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Gaps;
import io.fanfare.faults.rig.Numbers;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.QuickTimes;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.faults.rig.Time;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.access.Store;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T6: the day's calls are spent; three accounts' queues are full. */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class OtherRefusalsIT {
  private static final int ON_THE_WIRE = 20;

  /** A stage of its own: nothing leaves it before the next UTC day. */
  @Test
  void shouldLetNothingLeaveWhenTheDayIsSpent() {
    // Given
    int rate = SharedStage.RATE;
    try (FaultStage stage = FaultStage.open(Work.vendor(200, rate), QuickTimes.with(rate))) {
      Replica replica = stage.replicas(1).get(0);
      Oracle oracle = Oracle.begin(stage);
      String job = replica.api().submit(Work.addToList(Work.accounts(200)));
      await().until(() -> stage.vendor().accepted() > 50);

      // When
      stage.vendor().pretendUsed(250_000);
      Instant spent = Instant.now();
      Duration watched = Numbers.outage(Duration.ofSeconds(30));
      Time.awaitPassed(watched);
      replica.kill();
      Replica next = stage.add();
      Time.awaitPassed(watched);

      // Then
      long probes = Gaps.count(stage.vendor().calls(), spent.plusSeconds(3), Instant.now());
      int refused = stage.vendor().summary().path("quota_exceeded").asInt();
      JsonNode quota = next.api().quota();
      Scores.of("T6-day-spent")
          .with("watched_seconds", 2 * watched.toSeconds())
          .with("calls_refused", refused)
          .with("calls_after_the_first_three_seconds", probes)
          .with("quota", quota.toString())
          .write();
      assertThat(probes).isLessThanOrEqualTo(1);
      assertThat(refused).isBetween(1, ON_THE_WIRE);
      assertThat(unendedButNotLost(stage, job)).isTrue();
      assertThat(oracle.judge(job).doubled()).isZero();
    }
  }

  @Test
  void shouldLetOnlyTheAccountsWaitWhoseQueueIsFull() {
    // Given
    FaultStage stage = SharedStage.calm();
    Replica replica = stage.replicas(1).get(0);
    Oracle oracle = Oracle.begin(stage);
    List<String> accounts = Work.accounts(200);
    List<String> full = accounts.subList(50, 53);
    List<Integer> faults = new ArrayList<>();
    full.forEach(account -> faults.add(stage.vendor().fault(queueFull(account))));

    // When
    Instant from = Instant.now();
    String job = replica.api().submit(Work.addToList(accounts));
    await().atMost(Duration.ofMinutes(2)).until(() -> unended(stage, job).size() <= full.size());
    double others = Time.secondsSince(from);
    Set<String> waiting = unended(stage, job);
    long submissions =
        stage.vendor().calls().stream().filter(c -> full.contains(c.account())).count();
    faults.forEach(stage.vendor()::end);

    // Then
    replica.api().awaitFinished(job, Duration.ofMinutes(3));
    Scores.of("T6-queue-full")
        .with("others_finished_seconds", others)
        .with("calls_for_full_accounts", submissions)
        .settle(oracle.judge(job));
    assertThat(waiting).containsExactlyInAnyOrderElementsOf(full);
    assertThat(submissions).isLessThanOrEqualTo(3L * full.size());
  }

  private static boolean unendedButNotLost(FaultStage stage, String job) {
    return stage.store().activities(List.of(job)).size() == 200;
  }

  private static Set<String> unended(FaultStage stage, String job) {
    return stage.store().activities(List.of(job)).stream()
        .filter(row -> !row.ended())
        .map(Store.Row::account)
        .collect(Collectors.toSet());
  }

  private static Map<String, Object> queueFull(String account) {
    return Map.of(
        "kind",
        "queue_full",
        "match",
        Map.of("method", "POST", "path", "/activities/*", "account", account));
  }
}
