package io.fanfare.bench.figure;

import io.fanfare.bench.party.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How fast completions come. */
final class Pace {
  private Pace() {}

  /** Completions a second without the first and the last fifth; 0 where there are too few. */
  static double steady(List<Known> completions) {
    List<Instant> times = completions.stream().map(Known::at).sorted().toList();
    int from = times.size() / 5;
    int to = times.size() - 1 - from;
    if (to - from < 10) {
      return 0;
    }
    double millis = Math.max(1, Duration.between(times.get(from), times.get(to)).toMillis());
    return (to - from) * 1_000 / millis;
  }
}
