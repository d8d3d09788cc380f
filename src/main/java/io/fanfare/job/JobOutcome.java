package io.fanfare.job;

import java.util.Locale;

/** How a finished job went. */
public enum JobOutcome {
  SUCCEEDED,
  PARTLY_FAILED,
  FAILED,
  CANCELLED;

  /** The word in events, JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The outcome of a job whose every activity ended; one that had none failed. */
  public static JobOutcome of(JobProgress progress, boolean cancelRequested) {
    if (cancelRequested && progress.cancelled() > 0) {
      return CANCELLED;
    }
    if (progress.completed() == progress.total() && progress.total() > 0) {
      return SUCCEEDED;
    }
    return progress.completed() == 0 ? FAILED : PARTLY_FAILED;
  }
}
