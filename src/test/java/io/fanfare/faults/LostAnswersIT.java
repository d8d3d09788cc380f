package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Numbers;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.faults.rig.Verdict;
import io.fanfare.faults.rig.Watch;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.access.VendorDesk;
import io.fanfare.sandbox.proxy.Conditions;
import io.fanfare.sandbox.proxy.Direction;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T2: the vendor accepts and the answer does not come, or the request does not arrive. */
@ResourceLock(Lanes.SECOND)
class LostAnswersIT {
  private static final double RESOLVED_WITHIN_SECONDS = 90;

  /** As shipped, so that the time it takes is the true one. */
  private static final Map<String, String> REAL_TIMES =
      Map.of(
          "fanfare.reconciliation.first-proof", "35s",
          "fanfare.reconciliation.second-proof", "40s",
          "fanfare.reconciliation.resend-after-lost", "5m");

  @Test
  @Tag("faults-short")
  void shouldResolveAFewUnknownOutcomes() {
    shouldResolve("T2-lost-answers-short", Map.of(), 60, 0.05, 4_000);
  }

  @Test
  @Tag("faults")
  void shouldResolveUnknownOutcomes() {
    shouldResolve("T2-lost-answers", REAL_TIMES, Numbers.accounts(1_000), 0.02, 90_000);
  }

  private static void shouldResolve(
      String test, Map<String, String> times, int accounts, double share, int lateMillis) {
    // Given
    FaultStage stage = SharedStage.calm();
    Replica replica = stage.only(times);
    Oracle oracle = Oracle.begin(stage);
    VendorDesk vendor = stage.vendor();
    List<Integer> faults =
        List.of(
            vendor.fault(fault("lost_answer", share, Map.of())),
            vendor.fault(fault("lost_answer", share, Map.of("close", true))),
            vendor.fault(fault("reset", share, Map.of())),
            vendor.fault(fault("delay", share, Map.of("delay_ms", lateMillis))));

    // When
    try (Watch unknown = Watch.on(stage.store(), "unknown")) {
      String job = replica.api().submit(Work.addToList(Work.accounts(accounts)));
      await().atMost(Duration.ofMinutes(1)).until(() -> vendor.accepted() > accounts / 2);
      replica.vendor().apply(Direction.TO_CALLER, Conditions.resetAfter(0));
      await().atMost(Duration.ofMinutes(1)).until(() -> unknown.count() > 0);
      replica.vendor().heal();

      // Then
      replica.api().awaitFinished(job, Duration.ofSeconds(120L + accounts));
      Verdict verdict = oracle.judge(job);
      Scores.of(test)
          .with("struck", faults.stream().mapToInt(vendor::hits).sum())
          .with("unknown", unknown.count())
          .with("longest_unknown_seconds", unknown.longestSeconds())
          .settle(verdict);
      assertThat(unknown.count()).isPositive();
      assertThat(unknown.longestSeconds()).isLessThanOrEqualTo(RESOLVED_WITHIN_SECONDS);
    }
  }

  /** On submissions only. */
  private static Map<String, Object> fault(String kind, double share, Map<String, Object> more) {
    Map<String, Object> fault = new HashMap<>(more);
    fault.put("kind", kind);
    fault.put("probability", share);
    fault.put("match", Map.of("method", "POST", "path", "/activities/*"));
    return fault;
  }
}
