package io.fanfare.stream;

import io.fanfare.stream.EventLog.Mark;
import org.jspecify.annotations.Nullable;

/**
 * How far the events are settled: up to this number none can appear any more that was not there
 * before. Thread-safe.
 */
final class Horizon {
  private long settled;
  private @Nullable Mark pending;

  /**
   * Takes a look in. Numbers up to a mark's last are settled as soon as a look finds no transaction
   * left that is older than the mark. Looks may come in any order.
   */
  synchronized void see(Mark mark) {
    if (pending != null && mark.oldest() >= pending.taken()) {
      settled = Math.max(settled, pending.last());
      pending = null;
    }
    if (mark.oldest() >= mark.taken()) {
      settled = Math.max(settled, mark.last());
    } else if (pending == null) {
      pending = mark;
    }
  }

  /** The number; 0 when nothing is known to be settled. */
  synchronized long through() {
    return settled;
  }
}
