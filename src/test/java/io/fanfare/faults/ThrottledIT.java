package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Numbers;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.QuickTimes;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.Time;
import io.fanfare.faults.rig.Verdict;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.access.LedgerCall;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T5: the vendor allows less than was agreed, tells nobody, and allows it again later. */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class ThrottledIT {
  private static final int AGREED = 10;
  private static final int LOWERED = 4;
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(10);

  /** What the suite's wide guard leaves of every limit. */
  private static final double GUARDED = 1.25;

  private static final Duration LOWERED_FOR = Numbers.outage(Duration.ofSeconds(60));
  private static final Duration RESTORED_WITHIN = Duration.ofSeconds(60);
  private static final Duration MEASURED = Duration.ofSeconds(20);

  @Test
  void shouldSettleAtALoweredLimitAndComeBack() {
    // Given
    try (FaultStage stage = FaultStage.open(Work.vendor(900, AGREED), QuickTimes.with(AGREED))) {
      Replica replica = stage.replicas(1).get(0);
      Oracle oracle = Oracle.begin(stage);
      String job = replica.api().submit(Work.addToList(Work.accounts(900)));
      Time.awaitPassed(Duration.ofSeconds(5));

      // When
      stage.vendor().allow(LOWERED);
      Instant lowered = Instant.now();
      Time.awaitPassed(LOWERED_FOR);
      stage.vendor().allow(AGREED);
      Instant restored = Instant.now();
      Time.awaitPassed(RESTORED_WITHIN.plus(MEASURED));

      // Then
      Instant settled = lowered.plus(SETTLES_WITHIN);
      double low = rate(stage, settled, restored);
      double throttled = throttledShare(stage, settled, restored);
      double high = rate(stage, restored.plus(RESTORED_WITHIN), Instant.now());
      replica.api().awaitFinished(job, Duration.ofMinutes(8));
      Verdict verdict = oracle.judge(job);
      Scores.of("T5-throttled")
          .with("accepted_calls_per_second_lowered", low)
          .with("throttled_share_lowered", throttled)
          .with("accepted_calls_per_second_restored", high)
          .with("seconds_back_to_90_percent", secondsBack(stage, restored))
          .with("refused_after_seconds", refusedAfter(stage, lowered))
          .with("lost", verdict.lost())
          .with("doubled", verdict.doubled())
          .write();
      assertThat(low).isGreaterThanOrEqualTo(0.9 * LOWERED / GUARDED);
      assertThat(throttled).isLessThanOrEqualTo(0.01);
      assertThat(high).isGreaterThanOrEqualTo(0.9 * AGREED / GUARDED);
      assertThat(verdict.lost()).isZero();
      assertThat(verdict.doubled()).isZero();
    }
  }

  private static double rate(FaultStage stage, Instant from, Instant to) {
    long accepted = between(stage, from, to).stream().filter(call -> !call.isThrottled()).count();
    return accepted / Time.seconds(Duration.between(from, to));
  }

  private static double throttledShare(FaultStage stage, Instant from, Instant to) {
    List<LedgerCall> calls = between(stage, from, to);
    return calls.stream().filter(LedgerCall::isThrottled).count() / (double) calls.size();
  }

  private static String refusedAfter(FaultStage stage, Instant lowered) {
    return between(stage, lowered, Instant.now()).stream()
        .filter(LedgerCall::isThrottled)
        .map(call -> Time.seconds(Duration.between(lowered, call.arrivedAt())))
        .map(seconds -> String.format(Locale.ROOT, "%.1f", seconds))
        .collect(Collectors.joining(" "));
  }

  /** Until the first ten seconds that hold 90 % of what the pacing allows. */
  private static double secondsBack(FaultStage stage, Instant restored) {
    for (int second = 0; second < RESTORED_WITHIN.toSeconds(); second++) {
      Instant from = restored.plusSeconds(second);
      if (rate(stage, from, from.plusSeconds(10)) >= 0.9 * AGREED / GUARDED) {
        return second;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static List<LedgerCall> between(FaultStage stage, Instant from, Instant to) {
    return stage.vendor().calls().stream()
        .filter(call -> !call.isToken())
        .filter(call -> call.arrivedAt().isAfter(from) && call.arrivedAt().isBefore(to))
        .toList();
  }
}
