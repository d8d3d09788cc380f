package io.fanfare.quota;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether submissions have to wait for slots, told by how long they did. Times are this machine's.
 * For one thread at a time.
 */
final class Crowd {
  /** A submission waits so long even when nobody is before it. */
  private static final Duration MOMENT = Duration.ofMillis(10);

  private static final Duration STAYS = Duration.ofSeconds(1);

  private final Duration unhindered;
  private Instant until = Instant.EPOCH;

  Crowd(QuotaLimits limits) {
    unhindered = Duration.ofSeconds(1).dividedBy(limits.perSecond()).plus(MOMENT);
  }

  /** Somebody got a slot. */
  void served(Waiter waiter, Instant local) {
    if (waiter.demand().purpose() == Purpose.SUBMISSION && isLong(waiter.since(), local)) {
      until = local.plus(STAYS);
    }
  }

  /** Whether there is one, given the submission that has waited longest, null when none does. */
  boolean isThere(@Nullable Instant oldest, Instant local) {
    return local.isBefore(until) || (oldest != null && isLong(oldest, local));
  }

  private boolean isLong(Instant since, Instant local) {
    return Duration.between(since, local).compareTo(unhindered) > 0;
  }
}
