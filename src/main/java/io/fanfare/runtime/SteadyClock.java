package io.fanfare.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * UTC as it was when the process started, carried on by the monotonic clock: a step of the
 * machine's time moves no slot and no deadline. Times that replicas share are the database's.
 */
final class SteadyClock extends Clock {
  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();

  @Override
  public Instant instant() {
    return started.plus(Duration.ofNanos(System.nanoTime() - startedNanos));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? this : Clock.offset(system(zone), Duration.ZERO);
  }
}
