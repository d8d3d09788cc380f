package io.fanfare.time;

import java.time.Duration;
import java.time.Instant;

/** The one of two moments or durations. */
public final class Times {
  private Times() {}

  /** The later of the two. */
  public static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The longer of the two. */
  public static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** The shorter of the two. */
  public static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
