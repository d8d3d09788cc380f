package io.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.forecast.Backlog.Waiting;
import io.fanfare.prediction.Kind;
import io.fanfare.prediction.Looks;
import io.fanfare.prediction.Vendor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Predicted finishes against runs of a model that the forecast does not know. */
class CalibrationTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Kind KIND = Kind.of("add_list_memberships", 100);
  private static final double RATE = 9.4;
  private static final int RUNS = 200;

  @Test
  void shouldFinishBeforeTheMedianInHalfOfTheRunsAndBeforeTheLateTimeInNineOfTen() {
    // Given
    List<Run> runs = LongStream.range(0, RUNS).mapToObj(CalibrationTest::run).toList();

    // When
    long beforeHalf = runs.stream().filter(run -> run.ended().isBefore(run.eta().p50())).count();
    long beforeMost = runs.stream().filter(run -> run.ended().isBefore(run.eta().p90())).count();

    // Then
    assertThat((double) beforeHalf / RUNS).isBetween(0.4, 0.6);
    assertThat((double) beforeMost / RUNS).isBetween(0.84, 0.96);
  }

  private static Run run(long seed) {
    Random random = new Random(seed * 7919 + 17);
    int accounts = upToTwoThousand(random);
    int[] jobs =
        random.nextBoolean() ? new int[] {accounts, upToTwoThousand(random)} : new int[] {accounts};
    Vendor vendor = new Vendor(seed, 10 + random.nextInt(50), 0.5 + random.nextDouble() / 2);
    Looks looks = vendor.teach(Vendor.cold(), KIND, 1500);
    Eta eta = predicted(looks, jobs);
    double took = new Queue(RATE, looks, KIND, vendor, jobs).run();
    return new Run(NOON.plusMillis((long) (took * 1000)), eta);
  }

  private static int upToTwoThousand(Random random) {
    return (int) (20 * Math.pow(100, random.nextDouble()));
  }

  private static Eta predicted(Looks looks, int[] jobs) {
    List<Waiting> waiting = Arrays.stream(jobs).mapToObj(CalibrationTest::waiting).toList();
    Supply supply = new Supply(NOON, RATE, 250_000, 0, 250_000, NOON);
    return new Forecast(supply, new Backlog(waiting, List.of()), looks::outlook)
        .finish(waiting.get(0))
        .orElseThrow();
  }

  private static Waiting waiting(int accounts) {
    return new Waiting(UUID.randomUUID(), KIND, 5, accounts, 1, NOON, true);
  }

  private record Run(Instant ended, Eta eta) {}
}
