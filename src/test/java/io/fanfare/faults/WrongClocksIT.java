package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Numbers;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.QuickTimes;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.skew.Skew;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * T10: replicas and vendor disagree about the time by minutes, and one replica's time is stepped
 * back. The database is right.
 */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class WrongClocksIT {
  private static final Duration WRONG_BY = Duration.ofMinutes(5);
  private static final int ACCOUNTS = Numbers.accounts(400);

  @Test
  void shouldKeepTheLimitAndResolveTheUnknownWhateverTheClocksSay() {
    // Given
    int rate = SharedStage.RATE;
    try (FaultStage stage = FaultStage.open(Work.vendor(ACCOUNTS, rate), QuickTimes.with(rate))) {
      Instant soon = Instant.now().plusSeconds(40);
      Replica ahead = stage.add(Skew.of(WRONG_BY));
      Replica behind =
          stage.add(new Skew(WRONG_BY.negated(), soon, WRONG_BY.plusSeconds(30).negated()));
      stage.vendor().advance(WRONG_BY);
      Oracle oracle = Oracle.begin(stage);
      stage.vendor().fault(lostAnswers());

      // When
      String job = ahead.api().submit(Work.addToList(Work.accounts(ACCOUNTS)));
      await().atMost(Duration.ofMinutes(2)).until(() -> Instant.now().isAfter(soon));
      String after = behind.api().submit(Work.addToList(Work.accounts(ACCOUNTS)));

      // Then
      JsonNode first = ahead.api().awaitFinished(job, Duration.ofMinutes(4));
      JsonNode second = ahead.api().awaitFinished(after, Duration.ofMinutes(4));
      Scores.of("T10-wrong-clocks")
          .with("skew_seconds", WRONG_BY.toSeconds())
          .with("completed", completed(first) + completed(second))
          .settle(oracle.judge(job, after));
      assertThat(completed(first) + completed(second)).isEqualTo(2 * ACCOUNTS);
    }
  }

  private static int completed(JsonNode job) {
    return job.path("counts").path("completed").asInt();
  }

  private static Map<String, Object> lostAnswers() {
    return Map.of(
        "kind",
        "lost_answer",
        "probability",
        0.02,
        "match",
        Map.of("method", "POST", "path", "/activities/*"));
  }
}
