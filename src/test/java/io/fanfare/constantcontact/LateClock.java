package io.fanfare.constantcontact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the time right twice (when the slot is made, and when the call begins), then a minute late:
 * as if finding a connection had taken that long.
 */
final class LateClock extends Clock {

  private final Clock clock;
  private final AtomicInteger asked = new AtomicInteger();

  LateClock(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    boolean late = asked.incrementAndGet() > 2;
    return late ? clock.instant().plus(Duration.ofMinutes(1)) : clock.instant();
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
