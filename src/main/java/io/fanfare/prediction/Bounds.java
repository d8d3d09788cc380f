package io.fanfare.prediction;

import java.time.Duration;

/** What the settings of prediction may be. */
final class Bounds {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int FEWEST = 20;

  private Bounds() {}

  static void check(PredictionSettings settings) {
    require(settings.price() > 0, "price must be above 0");
    require(
        settings.drainPrice() > 0 && settings.drainPrice() <= settings.price(),
        "drain-price must be above 0 and not above fanfare.prediction.price");
    require(isWithin(settings.longestPause(), SECOND, DAY), "longest-pause must be from 1s to 24h");
    require(isWithin(settings.coldMedian(), SECOND, DAY), "cold-median must be from 1s to 24h");
    require(settings.memory() >= FEWEST, "memory must be 20 or more");
    require(settings.stalledTimes() >= 1, "stalled-times must be 1 or more");
    require(!settings.stalledAtLeast().isNegative(), "stalled-at-least must be 0 or more");
  }

  private static boolean isWithin(Duration value, Duration least, Duration most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalStateException("fanfare.prediction." + message);
    }
  }
}
