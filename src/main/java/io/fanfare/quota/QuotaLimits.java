package io.fanfare.quota;

/**
 * What was granted to the key.
 *
 * @param perSecond calls that may reach the vendor in any window of one second; at least 1
 * @param perDay calls in a UTC day; at least 1
 * @param reserve how many of those are kept back for what cannot wait; less than {@code perDay}
 */
public record QuotaLimits(int perSecond, long perDay, long reserve) {

  public QuotaLimits {
    if (perSecond < 1 || perDay < 1 || reserve < 0 || reserve >= perDay) {
      throw new IllegalArgumentException(
          "fanfare.quota.per-second and per-day must be 1 or more, and call-cost or more, and the"
              + " reserve below the day");
    }
  }

  /** Calls a day that anything may use. */
  public long ordinaryPerDay() {
    return perDay - reserve;
  }
}
