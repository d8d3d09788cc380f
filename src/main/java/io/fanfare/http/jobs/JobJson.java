package io.fanfare.http.jobs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.job.JobOutcome;
import io.fanfare.job.JobProgress;
import io.fanfare.job.JobView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as callers see it; every field is always there, null when there is nothing to say.
 *
 * @param parentJobId the job that this one retries
 * @param operation the word {@code steps} where there are several
 * @param steps the operations in their order
 * @param halted whether too many accounts of a wave failed, so that later waves do not start
 * @param total activities in all, {@code remaining} of which have not ended
 * @param needsAttention whether an activity waits for a person
 * @param calls calls to the vendor that it cost so far
 */
@JsonNaming(SnakeCaseStrategy.class)
public record JobJson(
    UUID jobId,
    @Nullable UUID parentJobId,
    @Nullable String name,
    String operation,
    List<String> steps,
    String state,
    @Nullable String outcome,
    boolean cancelRequested,
    boolean halted,
    boolean needsAttention,
    long total,
    long remaining,
    Counts counts,
    long calls,
    Instant createdAt,
    @Nullable Instant notBefore,
    @Nullable Instant finishedAt) {

  /** Activities by how they ended, and those that wait for a person. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Counts(
      long completed,
      long failed,
      long timedOut,
      long cancelled,
      long rejected,
      long untraceable,
      long ambiguous) {

    static Counts of(JobProgress progress) {
      return new Counts(
          progress.completed(),
          progress.failed(),
          progress.timedOut(),
          progress.cancelled(),
          progress.others().rejected(),
          progress.others().untraceable(),
          progress.others().needsAttention());
    }
  }

  static JobJson of(JobView job) {
    return new JobJson(
        job.id(),
        job.work().parentJobId(),
        job.name(),
        job.operation(),
        job.work().operations(),
        job.state().state().word(),
        word(job.state().outcome()),
        job.state().cancelRequested(),
        job.state().halted(),
        job.progress().others().needsAttention() > 0,
        job.progress().total(),
        job.progress().remaining(),
        Counts.of(job.progress()),
        job.calls(),
        job.times().createdAt(),
        job.times().notBefore(),
        job.times().finishedAt());
  }

  private static @Nullable String word(@Nullable JobOutcome outcome) {
    return outcome == null ? null : outcome.word();
  }
}
