package io.fanfare.pacing;

import io.smallrye.mutiny.Multi;

/** Tells that something has become due, on whatever replica it was asked for. */
public interface Alarm {

  /**
   * An item whenever something may have become due. Several may melt into one, and some may be lost
   * while the store is away: who listens looks by itself now and then as well. Never ends.
   */
  Multi<Long> rings();
}
