package io.fanfare.seeds.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A machine's clock: so far from true time, and running a little faster or slower. */
public final class DriftingClock extends Clock {
  private final World world;
  private final Duration offset;
  private final double rate;

  /** A clock that shows the truth. */
  public static DriftingClock exact(World world) {
    return new DriftingClock(world, Duration.ZERO, 1);
  }

  /**
   * A clock of a machine.
   *
   * @param rate its seconds in a true second, close to 1
   */
  public DriftingClock(World world, Duration offset, double rate) {
    this.world = world;
    this.offset = offset;
    this.rate = rate;
  }

  @Override
  public Instant instant() {
    Instant truth = world.now();
    long gained = rate == 1 ? 0 : (long) (world.nanos() * (rate - 1));
    return truth.plus(offset).plusNanos(gained);
  }

  /** How long {@code time} on this clock takes in truth; never shorter than it says. */
  Duration inTruth(Duration time) {
    return rate == 1 ? time : Duration.ofNanos((long) Math.ceil(time.toNanos() / rate) + 1);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
