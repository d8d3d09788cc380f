package io.fanfare.quota;

import java.time.Duration;

/**
 * What was granted to the key, and how careful to be with it.
 *
 * @param perSecond calls that may reach the vendor in any window of one second; at least 1
 * @param perDay calls in a UTC day; at least 1
 * @param guard how far two calls' delays may differ between us and the vendor without ever crowding
 *     a window: slots are {@code (1 s + guard) / perSecond} apart. Zero or more
 */
public record QuotaLimits(int perSecond, long perDay, Duration guard) {

  public QuotaLimits {
    if (perSecond < 1 || perDay < 1 || guard.isNegative()) {
      throw new IllegalArgumentException("Limits must be positive and the guard not negative");
    }
  }

  /** The time from one slot to the next. */
  public Duration interval() {
    return Duration.ofSeconds(1).plus(guard).dividedBy(perSecond);
  }

  /** How late a slot may still be used: half of the guard, the other half is the network's. */
  public Duration tolerance() {
    return guard.dividedBy(2);
  }
}
