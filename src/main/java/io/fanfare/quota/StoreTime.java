package io.fanfare.quota;

import io.fanfare.quota.QuotaStore.Dated;
import io.fanfare.time.SharedClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Sees to it that the store's time is known well before slots are asked for: how unsure it is
 * widens the guard, for all replicas and for half a minute. A process that has just started takes
 * long for its first questions and little for the next ones; a store that is always far away is not
 * asked again when that did not help. Safe for several threads.
 */
final class StoreTime {
  /** Half a round trip. */
  private static final Duration WELL = Duration.ofMillis(50);

  private static final int QUESTIONS = 3;

  private final QuotaStore store;
  private final SharedClock clock;
  private volatile Duration inVain = Duration.ZERO;

  StoreTime(QuotaStore store, SharedClock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * When it is known well, at once as a rule, or as well as a few questions could tell. Fails when
   * the store is away.
   */
  Uni<Void> known() {
    return known(QUESTIONS);
  }

  private Uni<Void> known(int questions) {
    Duration unsure = clock.uncertainty();
    boolean enough = unsure.compareTo(WELL) <= 0 || !isLess(inVain, unsure);
    if (enough || questions == 0) {
      return Uni.createFrom().voidItem();
    }
    return clock
        .learning(store::read, Dated::at)
        .invoke(read -> inVain = isLess(clock.uncertainty(), unsure) ? Duration.ZERO : unsure)
        .chain(() -> known(questions - 1));
  }

  /** Noticeably. */
  private static boolean isLess(Duration one, Duration other) {
    return one.multipliedBy(5).compareTo(other.multipliedBy(4)) < 0;
  }
}
