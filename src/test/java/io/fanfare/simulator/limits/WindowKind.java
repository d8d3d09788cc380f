package io.fanfare.simulator.limits;

import java.util.Locale;

/** What "calls a second" may mean; the vendor does not say. */
public enum WindowKind {
  /** At most the rate in any second, wherever it starts. */
  SLIDING,
  /** At most the rate in each second of a clock. */
  FIXED,
  /** A bucket of tokens, filled at the rate; full, it lets a burst through. */
  BUCKET;

  /**
   * A limit of this kind.
   *
   * @param burst what the bucket holds; 0 for as much as it gets in a second
   */
  public CallLimit limit(int rate, int burst) {
    return switch (this) {
      case SLIDING -> new SlidingWindow(rate);
      case FIXED -> new FixedWindow(rate);
      case BUCKET -> new TokenBucket(rate, burst == 0 ? rate : burst);
    };
  }

  /** The kind of that name in a profile. */
  public static WindowKind of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
