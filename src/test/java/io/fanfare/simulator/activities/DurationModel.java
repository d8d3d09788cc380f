package io.fanfare.simulator.activities;

import io.fanfare.simulator.vendor.VendorClock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * How long work takes: log-normal, by operation and size. The vendor publishes no durations; the
 * defaults are a guess that keeps tests short.
 *
 * @param median for small work, of operations without an entry of their own
 * @param sigma of the logarithm; 0 makes every duration equal to the median
 * @param medians by operation
 * @param warp divides every duration
 */
public record DurationModel(
    Duration median, double sigma, Map<String, Duration> medians, double warp) {
  private static final double ITEMS_THAT_DOUBLE = 5_000;

  Duration draw(String operation, int size, Random random) {
    double spread = Math.exp(sigma * random.nextGaussian());
    double growth = 1 + size / ITEMS_THAT_DOUBLE;
    Duration base = medians.getOrDefault(operation, median);
    return VendorClock.scaled(base, spread * growth / warp);
  }
}
