package io.fanfare.job;

import java.util.Locale;

/** Where a job is: {@code planning -> [awaiting_approval] -> running <-> paused -> finished}. */
public enum JobState {
  PLANNING,
  AWAITING_APPROVAL,
  RUNNING,
  PAUSED,
  FINISHED;

  /** The word in JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
