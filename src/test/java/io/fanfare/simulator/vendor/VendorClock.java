package io.fanfare.simulator.vendor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The vendor's time. It can be moved forward, and its days can run faster than ours; the network
 * never does, so rate limits are not measured with it. Safe for use by several threads.
 */
public final class VendorClock {
  private final Clock source;
  private final Instant start;
  private final double dayWarp;
  private volatile Duration advanced = Duration.ZERO;

  /** {@code dayWarp}: vendor seconds in one real second, 1 for real days. */
  public VendorClock(Clock source, double dayWarp) {
    this.source = source;
    this.start = source.instant();
    this.dayWarp = dayWarp;
  }

  /** Vendor time: dates in answers, the UTC day of the quota, retention. */
  public Instant now() {
    return start.plus(scaled(elapsed(), dayWarp)).plus(advanced);
  }

  /** Our own time, untouched: when a request arrived, how long a token lives. */
  public Instant real() {
    return source.instant();
  }

  /** How long real work of this length takes in vendor time. */
  public Duration stretch(Duration real) {
    return scaled(real, dayWarp);
  }

  /** Moves vendor time forward by {@code step}. */
  public synchronized void advance(Duration step) {
    advanced = advanced.plus(step);
  }

  private Duration elapsed() {
    return Duration.between(start, source.instant());
  }

  /** {@code duration} times {@code factor}. */
  public static Duration scaled(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() * factor));
  }
}
