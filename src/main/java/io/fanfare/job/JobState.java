package io.fanfare.job;

import java.util.Locale;
import java.util.Set;

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

  /** Whether a job in this state may be in that one next; none goes back, none leaves the last. */
  public boolean mayBecome(JobState next) {
    return next().contains(next);
  }

  private Set<JobState> next() {
    return switch (this) {
      case PLANNING -> Set.of(AWAITING_APPROVAL, RUNNING, FINISHED);
      case AWAITING_APPROVAL -> Set.of(RUNNING, FINISHED);
      case RUNNING -> Set.of(PAUSED, FINISHED);
      case PAUSED -> Set.of(RUNNING, FINISHED);
      case FINISHED -> Set.of();
    };
  }
}
