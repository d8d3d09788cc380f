package io.fanfare.dispatch;

import io.fanfare.activity.Activity.Traits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Until when the gate gives no slots, so that nothing is claimed in vain meanwhile: one door for
 * all, one for what is not urgent.
 */
@ApplicationScoped
public class Doors {
  private static final int LOWEST = 0;

  private final Clock clock;
  private volatile Instant all = Instant.EPOCH;
  private volatile Instant ordinary = Instant.EPOCH;

  public Doors(Clock clock) {
    this.clock = clock;
  }

  /** The gate gave none to one with these traits, and will not before {@code until}. */
  void close(Traits traits, Instant until) {
    if (traits.isUrgent()) {
      all = until;
    } else {
      ordinary = until;
    }
  }

  /** Whether there is no slot even for urgent work. */
  boolean areClosed() {
    return clock.instant().isBefore(all);
  }

  /** What is below it gets no slot now. */
  int lowestPriority() {
    return clock.instant().isBefore(ordinary) ? Traits.URGENT : LOWEST;
  }
}
