package io.fanfare.seeds.vendor;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long activities take: lognormal.
 *
 * @param median of all
 * @param sigma of the logarithm
 * @param most no activity takes longer
 * @param slope how the median grows with the items: to this power; 0 not at all
 */
public record Durations(Duration median, double sigma, Duration most, double slope) {

  /** Never depends on the items. */
  public static Durations of(Duration median, double sigma, Duration most) {
    return new Durations(median, sigma, most, 0);
  }

  /** One draw. */
  public Duration draw(int items, RandomGenerator random) {
    double seconds =
        median.toMillis()
            / 1000.0
            * Math.pow(items, slope)
            * Math.exp(sigma * random.nextGaussian());
    Duration drawn = Duration.ofNanos((long) (Math.min(seconds, 1e6) * 1e9));
    return drawn.compareTo(most) > 0 ? most : drawn;
  }
}
