package io.fanfare.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as the API shows it. */
public record JobView(
    UUID id,
    @Nullable String name,
    String operation,
    State state,
    JobProgress progress,
    long calls,
    Times times) {

  /**
   * Where it is.
   *
   * @param outcome null until it finished
   * @param cancelRequested whether the caller cancelled it, though some of it may still be out
   */
  public record State(JobState state, @Nullable JobOutcome outcome, boolean cancelRequested) {}

  /** When what happened; null when it did not. */
  public record Times(
      Instant createdAt, @Nullable Instant notBefore, @Nullable Instant finishedAt) {}
}
