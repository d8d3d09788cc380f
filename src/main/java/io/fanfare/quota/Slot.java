package io.fanfare.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leave to make one call, at one moment. Only {@link QuotaGate} hands slots out, already paid for;
 * one that is not used is burnt, never given back, so that a crash loses calls and never gains any.
 */
public final class Slot {
  private final Demand demand;
  private final Instant sendAt;
  private final Duration tolerance;
  private final Clock clock;
  private volatile @Nullable Instant leftAt;

  Slot(Demand demand, Instant sendAt, Duration tolerance, Clock clock) {
    this.demand = demand;
    this.sendAt = sendAt;
    this.tolerance = tolerance;
    this.clock = clock;
  }

  public Purpose purpose() {
    return demand.purpose();
  }

  /** The moment it is for, in the store's time. */
  public Instant sendAt() {
    return sendAt;
  }

  /**
   * Whether the call may leave now. Asked by the sender immediately before it writes: a slot missed
   * by more than the tolerance is burnt, since using it late would crowd the slots behind it. The
   * last moment at which the answer was yes counts as the call's departure.
   */
  public boolean isUsable() {
    Instant now = clock.instant();
    boolean usable = !now.isAfter(sendAt.plus(tolerance));
    if (usable) {
      leftAt = now;
    }
    return usable;
  }

  Demand demand() {
    return demand;
  }

  /** How long ago the call left; empty when it never did. */
  Optional<Duration> age() {
    return Optional.ofNullable(leftAt).map(left -> Duration.between(left, clock.instant()));
  }
}
