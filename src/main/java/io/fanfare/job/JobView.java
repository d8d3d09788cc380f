package io.fanfare.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as the API shows it. */
public record JobView(
    UUID id,
    @Nullable String name,
    Work work,
    State state,
    JobProgress progress,
    long calls,
    Times times) {

  /** The word of the operation, {@link JobRequest#STEPS} where there are several. */
  public String operation() {
    return work.operations().size() == 1 ? work.operations().get(0) : JobRequest.STEPS;
  }

  /**
   * What it does.
   *
   * @param operations of its steps, in order
   * @param waves 1 or more
   * @param wave the one that is under way, from 0
   * @param parentJobId the job that it retries, null when it retries none
   */
  public record Work(List<String> operations, int waves, int wave, @Nullable UUID parentJobId) {}

  /**
   * Where it is.
   *
   * @param halted whether too many accounts of a wave failed, so that later waves do not start
   * @param outcome null until it finished
   * @param cancelRequested whether the caller cancelled it, though some of it may still be out
   */
  public record State(
      JobState state, @Nullable JobOutcome outcome, boolean cancelRequested, boolean halted) {}

  /** When what happened; null when it did not. */
  public record Times(
      Instant createdAt, @Nullable Instant notBefore, @Nullable Instant finishedAt) {}
}
