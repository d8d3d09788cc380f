package io.fanfare.seeds.world;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a way takes: mostly between two bounds, sometimes far longer.
 *
 * @param stall chance of a stall, 0 to 1
 * @param stalled the longest stall
 */
public record Latency(Duration least, Duration most, double stall, Duration stalled) {

  /** Never a stall. */
  public static Latency between(Duration least, Duration most) {
    return new Latency(least, most, 0, Duration.ZERO);
  }

  /** One draw. */
  public Duration draw(RandomGenerator random) {
    Duration base = least.plusNanos(upTo(most.minus(least), random));
    boolean stalls = stall > 0 && random.nextDouble() < stall;
    return stalls ? base.plusNanos(upTo(stalled, random)) : base;
  }

  private static long upTo(Duration time, RandomGenerator random) {
    return time.isZero() ? 0 : random.nextLong(time.toNanos());
  }
}
