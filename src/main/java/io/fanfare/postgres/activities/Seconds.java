package io.fanfare.postgres.activities;

import java.time.Duration;

/** Durations as {@code make_interval} takes them. */
final class Seconds {
  private static final double MILLIS = 1000;

  private Seconds() {}

  static double of(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
