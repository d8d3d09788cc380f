package io.fanfare.prediction;

import java.time.Duration;

/** The bins by which durations are counted: equally wide on a logarithmic scale, 0.5 s to 12 h. */
final class Bins {
  static final int COUNT = 64;
  static final double SHORTEST = 0.5;
  static final double LONGEST = 12 * 3600.0;

  private static final double LOG_WIDTH = Math.log(LONGEST / SHORTEST) / COUNT;
  private static final double NANOS = 1e9;

  private Bins() {}

  /** How many bins lie below, fractions counted; within 0 and {@link #COUNT}. */
  static double position(double seconds) {
    if (seconds <= SHORTEST) {
      return 0;
    }
    return Math.min(Math.log(seconds / SHORTEST) / LOG_WIDTH, COUNT);
  }

  /** The seconds at a position; the inverse of {@link #position}. */
  static double seconds(double position) {
    return SHORTEST * Math.exp(position * LOG_WIDTH);
  }

  /** The bin that a duration falls into. */
  static int bin(Duration took) {
    return Math.min((int) position(seconds(took)), COUNT - 1);
  }

  static double seconds(Duration time) {
    return time.toNanos() / NANOS;
  }

  static Duration duration(double seconds) {
    return Duration.ofNanos((long) (seconds * NANOS));
  }
}
