package io.fanfare.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two bursts, so that the second shows what has been filled up since the first.
 *
 * @param drain empties the bucket
 * @param after finds what has flown in since
 */
record Echo(List<Seen> drain, List<Seen> after) {

  /** Calls a second at which it fills up: more than the least, less than the most. */
  record Rate(double least, double most) {

    boolean holds(int rate) {
      return least < rate && rate < most;
    }

    /** A rate that is surely not too high. */
    int safe() {
      return Math.max(1, (int) Math.floor(least));
    }
  }

  /** Whether both bursts were larger than what was there; else they say nothing. */
  boolean isTelling() {
    return Stream.of(drain, after).allMatch(burst -> burst.stream().anyMatch(Seen::isThrottled));
  }

  int letIn() {
    return (int) after.stream().filter(Seen::isLetIn).count();
  }

  /**
   * After each burst less than one call was left over.
   *
   * @param quickest the trip of the quickest answer, by which arrivals are known
   */
  Rate rate(Duration quickest) {
    double longest = seconds(first(drain, quickest), last(after, quickest));
    double shortest = seconds(last(drain, quickest), first(after, quickest));
    return new Rate((letIn() - 1) / longest, (letIn() + 1) / Math.max(0.001, shortest));
  }

  private static Instant first(List<Seen> burst, Duration quickest) {
    return answered(burst, seen -> seen.earliest(quickest))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Instant last(List<Seen> burst, Duration quickest) {
    return answered(burst, seen -> seen.latest(quickest))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Stream<Instant> answered(List<Seen> burst, Function<Seen, Instant> when) {
    return burst.stream().filter(seen -> seen.status() > 0).map(when);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
