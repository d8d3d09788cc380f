package io.fanfare.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Leave to make one call, at one moment. Only {@link QuotaGate} hands slots out, already paid for;
 * one that is not used is burnt, never given back, so that a crash loses calls and never gains any.
 */
public final class Slot {
  private final Purpose purpose;
  private final Instant sendAt;
  private final Duration guard;
  private final Clock clock;

  Slot(Purpose purpose, Instant sendAt, Duration guard, Clock clock) {
    this.purpose = purpose;
    this.sendAt = sendAt;
    this.guard = guard;
    this.clock = clock;
  }

  public Purpose purpose() {
    return purpose;
  }

  /** The moment it is for. */
  public Instant sendAt() {
    return sendAt;
  }

  /**
   * Whether the call may leave now. Asked by the sender immediately before it writes: a slot missed
   * by more than the guard is burnt, since using it late would crowd the slots behind it.
   */
  public boolean isUsable() {
    return !clock.instant().isAfter(sendAt.plus(guard));
  }
}
