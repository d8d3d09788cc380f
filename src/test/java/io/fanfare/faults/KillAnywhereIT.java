package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Numbers;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.access.LedgerCall;
import io.fanfare.sandbox.access.VendorDesk;
import io.fanfare.sandbox.proxy.Conditions;
import io.fanfare.sandbox.proxy.Direction;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T1: the only replica is killed at random points of a job. */
@ResourceLock(Lanes.SECOND)
class KillAnywhereIT {
  private static final double FIRST_CALL_WITHIN_SECONDS = 3;

  /** Beside the other tests of a build, which take the processors from it. */
  private static final double BESIDE_OTHERS = 10;

  /** So that at any moment several calls have been sent and not been answered. */
  private static final Conditions ANSWERS_ARE_LATE =
      Conditions.late(Duration.ofMillis(100), Duration.ofMillis(100));

  private final Random random = new Random(Long.getLong("faults.seed", 1));

  @Test
  @Tag("faults-short")
  void shouldLoseAndDoubleNothingWhenKilledAFewTimes() {
    shouldLoseAndDoubleNothing("T1-kill-anywhere-short", 80, 2, BESIDE_OTHERS);
  }

  @Test
  @Tag("faults")
  void shouldLoseAndDoubleNothingWhenKilledAnywhere() {
    shouldLoseAndDoubleNothing(
        "T1-kill-anywhere", Numbers.accounts(1_000), Numbers.rounds(50), FIRST_CALL_WITHIN_SECONDS);
  }

  private void shouldLoseAndDoubleNothing(
      String test, int accounts, int kills, double firstCallWithin) {
    // Given
    FaultStage stage = SharedStage.calm();
    Replica replica = stage.replicas(1).get(0);
    Oracle oracle = Oracle.begin(stage);
    DoubleSummaryStatistics firstCalls = new DoubleSummaryStatistics();
    String job = replica.api().submit(Work.addToList(Work.accounts(accounts)));

    // When
    for (int kill = 0; kill < kills; kill++) {
      awaitCalls(stage.vendor(), random.nextInt(1 + 2 * accounts / kills));
      replica.kill();
      Instant killed = Instant.now();
      replica = stage.add();
      replica.vendor().apply(Direction.TO_CALLER, ANSWERS_ARE_LATE);
      firstCalls.accept(secondsToFirstCall(stage.vendor(), killed, replica.readyAt()));
    }

    // Then
    replica.api().awaitFinished(job, Duration.ofSeconds(60L + accounts / 2));
    Scores.of(test)
        .with("kills", kills)
        .with("first_call_seconds_mean", firstCalls.getAverage())
        .with("first_call_seconds_max", firstCalls.getMax())
        .settle(oracle.judge(job));
    assertThat(firstCalls.getMax()).isLessThanOrEqualTo(firstCallWithin);
  }

  private static void awaitCalls(VendorDesk vendor, int more) {
    long enough = vendor.calls().size() + more;
    await().atMost(Duration.ofMinutes(1)).until(() -> vendor.calls().size() >= enough);
  }

  /** From readiness to the first call that is not for a token; 0 when it came before. */
  private static double secondsToFirstCall(VendorDesk vendor, Instant killed, Instant ready) {
    await().atMost(Duration.ofSeconds(30)).until(() -> first(vendor, killed) != null);
    return Math.max(0, Duration.between(ready, first(vendor, killed)).toMillis() / 1_000.0);
  }

  private static Instant first(VendorDesk vendor, Instant killed) {
    return vendor.calls().stream()
        .filter(call -> !call.isToken() && call.arrivedAt().isAfter(killed))
        .map(LedgerCall::arrivedAt)
        .findFirst()
        .orElse(null);
  }
}
