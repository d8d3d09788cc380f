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
 * @param submittedBy for admins and those who submitted or approved it; null for others
 * @param destructive whether it removes things
 * @param approvedBy as {@code submittedBy}; null also when nobody approved it
 * @param cancelReason by_caller or approval_expired, null when it was not cancelled
 * @param accounts how many take part: what an approval repeats
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
    @Nullable String submittedBy,
    boolean destructive,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    boolean cancelRequested,
    @Nullable String cancelReason,
    boolean halted,
    boolean needsAttention,
    long accounts,
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
        job.parties().submittedBy(),
        job.parties().destructive(),
        job.parties().approvedBy(),
        job.parties().approvedAt(),
        job.state().cancelRequested(),
        job.state().cancelReason(),
        job.state().halted(),
        job.progress().others().needsAttention() > 0,
        job.work().accounts(),
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
