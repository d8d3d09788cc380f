package io.fanfare.replica;

import java.time.Instant;

/** Learns how far our own clock is from the store's. */
@FunctionalInterface
public interface StoreTime {

  /**
   * The store said its time once between two moments of our own clock.
   *
   * @param before our clock before it was asked
   * @param store what it said
   * @param after our clock when the answer was there
   */
  void observed(Instant before, Instant store, Instant after);
}
