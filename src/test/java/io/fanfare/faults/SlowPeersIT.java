package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Gaps;
import io.fanfare.faults.rig.Numbers;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.faults.rig.Time;
import io.fanfare.faults.rig.Trickle;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.proxy.Conditions;
import io.fanfare.sandbox.proxy.Direction;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T13: callers that trickle their requests, a vendor that trickles or swallows. */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class SlowPeersIT {
  private static final int ACCOUNTS = Numbers.accounts(200);
  private static final int PROBES = 200;
  private static final int SERVED_WITHIN_MILLIS = 500;

  private final FaultStage stage = SharedStage.calm();
  private final Replica replica = stage.replicas(1).get(0);

  /** How the vendor's answers come. */
  enum Slowness {
    ONE_BYTE_A_SECOND(Conditions.trickling(1)),
    NEVER(Conditions.blackHole());

    private final Conditions conditions;

    Slowness(Conditions conditions) {
      this.conditions = conditions;
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldGiveUpOnAnswersThatDoNotEndAndLoseNoPermit(Slowness slowness) {
    // Given
    Oracle oracle = Oracle.begin(stage);
    String job = replica.api().submit(Work.addToList(Work.accounts(ACCOUNTS)));
    await().until(() -> stage.vendor().accepted() > 20);

    // When
    replica.vendor().apply(Direction.TO_CALLER, slowness.conditions);
    Time.awaitPassed(Numbers.outage(Duration.ofSeconds(15)));
    replica.vendor().heal();
    Instant healed = Instant.now();

    // Then
    JsonNode finished = replica.api().awaitFinished(job, Duration.ofMinutes(4));
    Scores.of("T13-answers-" + slowness.name().toLowerCase(Locale.ROOT))
        .with("first_call_after_seconds", Gaps.secondsToFirst(stage.vendor().calls(), healed))
        .with("open_connections_to_the_vendor", replica.vendor().connections())
        .with("completed", finished.path("counts").path("completed").asInt())
        .settle(oracle.judge(job));
    assertThat(finished.path("counts").path("completed").asInt()).isEqualTo(ACCOUNTS);
  }

  @Test
  void shouldServeOthersWhileManyCallersTrickle() {
    // Given
    double alone = ninetyNinthMillis();

    // When
    double beside;
    try (Trickle callers = Trickle.open(replica.process().baseUri(), Numbers.rounds(500))) {
      beside = ninetyNinthMillis();
      Scores.of("T13-trickling-callers")
          .with("callers", callers.open())
          .with("p99_alone_millis", alone)
          .with("p99_beside_millis", beside)
          .write();
    }

    // Then
    assertThat(beside).isLessThan(Math.max(2 * alone, SERVED_WITHIN_MILLIS));
  }

  private double ninetyNinthMillis() {
    double[] millis =
        IntStream.range(0, PROBES)
            .mapToDouble(
                probe -> {
                  Instant from = Instant.now();
                  replica.api().quota();
                  return 1_000 * Time.secondsSince(from);
                })
            .sorted()
            .toArray();
    return millis[PROBES * 99 / 100];
  }
}
