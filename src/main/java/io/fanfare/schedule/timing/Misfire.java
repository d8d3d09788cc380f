package io.fanfare.schedule.timing;

import java.util.Locale;

/** What becomes of firings that nobody made when they were due, longer ago than the grace. */
public enum Misfire {
  /** They are left out. */
  SKIP,
  /**
   * One firing stands for all of them: the first that is on time where there is one, else the last
   * that is late.
   */
  ONCE,
  /**
   * Each of them fires, the oldest first, one when the one before it is over; so many at most, and
   * then those that were due last.
   */
  ALL;

  /** The word in JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
