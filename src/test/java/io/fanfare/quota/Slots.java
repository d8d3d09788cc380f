package io.fanfare.quota;

import java.time.Clock;
import java.time.Duration;

/** Slots for tests of those who spend them. */
public final class Slots {

  private Slots() {}

  /** A slot for now, good for a minute. */
  public static Slot now(Clock clock) {
    return slot(clock, Duration.ZERO, Duration.ofMinutes(1));
  }

  /** A slot that has been missed. */
  public static Slot missed(Clock clock) {
    return slot(clock, Duration.ofSeconds(-2), Duration.ofSeconds(1));
  }

  /** A slot so far from now, which may be used late by the guard. */
  public static Slot slot(Clock clock, Duration fromNow, Duration guard) {
    return new Slot(Demand.of(Purpose.SUBMISSION), clock.instant().plus(fromNow), guard, clock);
  }
}
