package io.fanfare.postgres.jobs;

import io.fanfare.job.JobOutcome;
import io.fanfare.job.JobProgress;
import io.fanfare.job.JobState;
import io.fanfare.job.JobView;
import io.fanfare.postgres.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code job}. */
@Entity
@Table(name = "job")
class JobEntity {
  @Id UUID id;
  @Nullable String name;
  String operation;
  int priority;

  @Column(name = "not_before")
  Instant notBefore;

  @Column(name = "on_unknown")
  String onUnknown;

  @Column(name = "parent_job_id")
  @Nullable UUID parentJobId;

  /** What became of the rows of the job that this one retries; null unless it retries rows. */
  @Column(name = "retried_rows")
  @Nullable String retriedRows;

  @Column(name = "submitted_by")
  String submittedBy;

  /** Labels as a JSON object. */
  String scope;

  boolean destructive;

  @Column(name = "approved_by")
  @Nullable String approvedBy;

  @Column(name = "approved_at")
  @Nullable Instant approvedAt;

  @Column(name = "cancel_reason")
  @Nullable String cancelReason;

  @Column(name = "create_missing")
  boolean createMissing;

  @Column(name = "unsubscribed_reads")
  int unsubscribedReads;

  String state;
  @Nullable String outcome;

  @Column(name = "cancel_requested")
  boolean cancelRequested;

  long accounts;
  long total;
  long remaining;
  long completed;
  long failed;

  @Column(name = "timed_out")
  long timedOut;

  long cancelled;
  long rejected;
  long untraceable;

  @Column(name = "needs_attention")
  long needsAttention;

  @Column(name = "attention_told")
  int attentionTold;

  long calls;
  int steps;
  int waves;
  int wave;
  double tolerated;

  @Column(name = "tolerated_percent")
  boolean toleratedPercent;

  boolean halted;
  @Nullable String operations;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  JobProgress progress() {
    return new JobProgress(
        total,
        remaining,
        completed,
        failed,
        timedOut,
        cancelled,
        new JobProgress.Others(rejected, untraceable, needsAttention));
  }

  JobState state() {
    return JobState.valueOf(state.toUpperCase(Locale.ROOT));
  }

  /** Throws IllegalStateException when no job goes that way. */
  void moveTo(JobState next) {
    if (!state().mayBecome(next)) {
      throw new IllegalStateException(state + " never becomes " + next.word());
    }
    state = next.word();
  }

  List<String> operationsInOrder() {
    return operations == null ? List.of(operation) : List.of(Json.read(operations, String[].class));
  }

  JobView view() {
    return new JobView(
        id,
        name,
        new JobView.Work(operationsInOrder(), accounts, waves, wave, parentJobId),
        new JobView.Parties(submittedBy, destructive, approvedBy, approvedAt),
        new JobView.State(
            state(),
            outcome == null ? null : JobOutcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
            cancelRequested,
            cancelReason,
            halted),
        progress(),
        calls,
        new JobView.Times(createdAt, notBefore, finishedAt));
  }
}
