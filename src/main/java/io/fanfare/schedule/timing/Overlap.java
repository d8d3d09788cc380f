package io.fanfare.schedule.timing;

import java.util.Locale;

/** What a firing does while the one before it is not over. */
public enum Overlap {
  /** It is left out. */
  SKIP,
  /** It waits until all before it are over, in order; ten wait at most. */
  QUEUE,
  /** It cancels the job of the one before it, then makes its own. */
  REPLACE;

  /** The word in JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
