package io.fanfare.simulator.activities;

import io.fanfare.simulator.vendor.VendorClock;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How long work takes: log-normal, by operation and size. The vendor publishes no durations; the
 * defaults are a guess that keeps tests short.
 *
 * @param median for small work, of operations without an entry of their own
 * @param sigma of the logarithm; 0 makes every duration equal to the median
 * @param medians by operation
 * @param cap that no duration exceeds, before the warp
 * @param warp divides every duration
 * @param seed of the spread
 */
public record DurationModel(
    Duration median,
    double sigma,
    Map<String, Duration> medians,
    Duration cap,
    double warp,
    long seed) {
  private static final double ITEMS_THAT_DOUBLE = 5_000;
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  /**
   * The duration of an account's {@code ordinal}-th activity. It does not depend on what other
   * accounts do, so that two callers who work in another order meet the same vendor.
   */
  Duration draw(String operation, int size, String account, int ordinal) {
    double spread = Math.exp(sigma * luck(account, ordinal).nextGaussian());
    double growth = 1 + size / ITEMS_THAT_DOUBLE;
    Duration base = medians.getOrDefault(operation, median);
    Duration drawn = VendorClock.scaled(base, spread * growth);
    return VendorClock.scaled(drawn.compareTo(cap) > 0 ? cap : drawn, 1 / warp);
  }

  private SplittableRandom luck(String account, int ordinal) {
    return new SplittableRandom((seed * MIXER + account.hashCode()) * MIXER + ordinal);
  }
}
