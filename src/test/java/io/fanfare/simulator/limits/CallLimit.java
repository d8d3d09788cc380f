package io.fanfare.simulator.limits;

/**
 * How many calls a second are let in. Times must not go backwards; not safe for several threads.
 */
public interface CallLimit {

  /** Calls a second. */
  int rate();

  /**
   * Whether an arrival at this monotonic time is let in. A refused one does not count.
   *
   * @param cost how many calls it counts for, 1 or more
   */
  boolean accept(long nanos, int cost);

  /** Changes the rate; what was let in recently stays in force. */
  void switchTo(int rate);
}
