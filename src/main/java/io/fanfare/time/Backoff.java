package io.fanfare.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: exponential with full jitter, so that those who failed
 * together do not come back together.
 *
 * @param first the longest pause before the second try; positive
 * @param most no pause is longer; not shorter than {@code first}
 */
public record Backoff(Duration first, Duration most) {
  private static final int DOUBLINGS = 30;

  public Backoff {
    if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
      throw new IllegalArgumentException("A backoff goes from a positive pause to a longer one");
    }
  }

  /** The longest pause after {@code failures} failures, 1 or more. */
  public Duration ceiling(int failures) {
    long factor = 1L << Math.min(Math.max(failures - 1, 0), DOUBLINGS);
    boolean beyond = first.compareTo(most.dividedBy(factor)) > 0;
    return beyond ? most : first.multipliedBy(factor);
  }

  /** A pause after {@code failures} failures, anywhere from nothing to {@link #ceiling}. */
  public Duration pause(int failures, RandomGenerator random) {
    return Duration.ofNanos((long) (ceiling(failures).toNanos() * random.nextDouble()));
  }
}
