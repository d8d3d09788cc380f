package io.fanfare.http.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.job.JobStore.Unsent;
import io.fanfare.job.JobView;

/**
 * A job that its caller stopped or let go on: the job's own fields and what becomes of the rest.
 *
 * @param notSent activities that were not sent: held back, or with a cancelled job ended soon
 * @param beyondRecall activities that the vendor has or may have, and that run to their end
 * @param halfDone accounts in which earlier steps are done and later ones are not sent
 * @param message the same in words
 */
@JsonNaming(SnakeCaseStrategy.class)
public record StoppedJson(
    @JsonUnwrapped JobJson job, long notSent, long beyondRecall, long halfDone, String message) {

  static StoppedJson cancelled(JobView job, Unsent unsent) {
    String message =
        "Not yet sent and held back: %d. Already sent, can no longer be recalled: %d."
            .formatted(unsent.activities(), out(job, unsent));
    return of(job, unsent, message + undone(job, unsent));
  }

  static StoppedJson paused(JobView job, Unsent unsent) {
    String message =
        ("Held back until it is resumed: %d. Already sent, can no longer be recalled and run to"
                + " their end: %d.")
            .formatted(unsent.activities(), out(job, unsent));
    return of(job, unsent, message + undone(job, unsent));
  }

  static StoppedJson resumed(JobView job, Unsent unsent) {
    String message =
        job.state().cancelRequested()
            ? "It was cancelled: what was not sent ends as cancelled."
            : "It goes on with what was held back: %d.".formatted(unsent.activities());
    return of(job, unsent, message);
  }

  private static StoppedJson of(JobView job, Unsent unsent, String message) {
    return new StoppedJson(
        JobJson.of(job), unsent.activities(), out(job, unsent), unsent.halfway(), message);
  }

  private static long out(JobView job, Unsent unsent) {
    return Math.max(0, job.progress().remaining() - unsent.activities());
  }

  private static String undone(JobView job, Unsent unsent) {
    StringBuilder words = new StringBuilder();
    if (job.progress().completed() > 0) {
      words.append(" Completed, and not undone: %d.".formatted(job.progress().completed()));
    }
    if (unsent.halfway() > 0) {
      String half = " Accounts with earlier steps done and later ones not sent: %d.";
      words.append(half.formatted(unsent.halfway()));
    }
    if (job.work().wave() < job.work().waves() - 1) {
      String wave = " Of %d waves, %d have started.";
      words.append(wave.formatted(job.work().waves(), job.work().wave() + 1));
    }
    return words.toString();
  }
}
