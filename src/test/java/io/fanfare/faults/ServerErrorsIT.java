package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Gaps;
import io.fanfare.faults.rig.Numbers;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.faults.rig.Time;
import io.fanfare.faults.rig.Work;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T7: the vendor answers with 5xx, for a while or now and then. */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class ServerErrorsIT {
  private static final int ACCOUNTS = Numbers.accounts(400);
  private static final double MOST_CALLS_WHILE_DOWN_A_SECOND = 0.25 * SharedStage.RATE;

  private final FaultStage stage = SharedStage.calm();
  private final Replica replica = stage.replicas(1).get(0);

  @Test
  void shouldCallLessWhileNothingButErrorsComesBack() {
    // Given
    Duration down = Numbers.outage(Duration.ofSeconds(30));
    Oracle oracle = Oracle.begin(stage);
    String job = replica.api().submit(Work.addToList(Work.accounts(ACCOUNTS)));
    Time.awaitPassed(Duration.ofSeconds(3));

    // When
    Instant from = Instant.now();
    int burst = stage.vendor().fault(Map.of("kind", "burst_5xx"));
    Time.awaitPassed(down);
    stage.vendor().end(burst);
    Instant over = Instant.now();

    // Then
    JsonNode finished = replica.api().awaitFinished(job, Duration.ofMinutes(6));
    long wasted = Gaps.count(stage.vendor().calls(), from.plusSeconds(2), over);
    Scores.of("T7-nothing-but-errors")
        .with("down_seconds", down.toSeconds())
        .with("calls_per_second_while_down", wasted / (down.toSeconds() - 2.0))
        .with("completed", finished.path("counts").path("completed").asInt())
        .settle(oracle.judge(job));
    assertThat(wasted / (down.toSeconds() - 2.0)).isLessThan(MOST_CALLS_WHILE_DOWN_A_SECOND);
    assertThat(finished.path("counts").path("completed").asInt()).isEqualTo(ACCOUNTS);
  }

  @Test
  void shouldFailNoTargetForPassingErrors() {
    // Given
    Oracle oracle = Oracle.begin(stage);
    stage.vendor().fault(error("GET", false));
    stage.vendor().fault(error("POST", false));
    stage.vendor().fault(error("POST", true));

    // When
    String job = replica.api().submit(Work.addToList(Work.accounts(ACCOUNTS)));

    // Then
    JsonNode finished = replica.api().awaitFinished(job, Duration.ofMinutes(6));
    int calls = stage.vendor().calls().size();
    Scores.of("T7-some-errors")
        .with("calls_per_activity", (double) calls / ACCOUNTS)
        .with("completed", finished.path("counts").path("completed").asInt())
        .settle(oracle.judge(job));
    assertThat(finished.path("counts").path("completed").asInt()).isEqualTo(ACCOUNTS);
  }

  private static Map<String, Object> error(String method, boolean execute) {
    return Map.of(
        "kind",
        "error",
        "status",
        500,
        "execute",
        execute,
        "probability",
        method.equals("GET") ? 0.10 : 0.05,
        "match",
        Map.of("method", method, "path", "/activities*"));
  }
}
