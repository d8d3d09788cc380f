package io.fanfare.job;

import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as the API shows it. */
public record JobView(
    UUID id,
    @Nullable String name,
    Work work,
    Parties parties,
    State state,
    JobProgress progress,
    long calls,
    Times times) {

  /** The word of the operation, {@link JobRequest#STEPS} where there are several. */
  public String operation() {
    return work.operations().size() == 1 ? work.operations().get(0) : JobRequest.STEPS;
  }

  /** The same for that caller's eyes: names are for admins and for those they belong to. */
  public JobView seenBy(Caller caller) {
    Parties seen =
        parties.areFor(caller)
            ? parties
            : new Parties(null, parties.destructive(), null, parties.approvedAt());
    return new JobView(id, name, work, seen, state, progress, calls, times);
  }

  /**
   * Whose it is.
   *
   * @param submittedBy null where the name is not for whoever looks
   * @param destructive whether it removes things
   * @param approvedBy who else had a say; null when nobody had, and as {@code submittedBy}
   */
  public record Parties(
      @Nullable String submittedBy,
      boolean destructive,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt) {

    private boolean areFor(Caller caller) {
      return caller.has(Role.ADMIN)
          || caller.name().equals(submittedBy)
          || caller.name().equals(approvedBy);
    }
  }

  /**
   * What it does.
   *
   * @param accounts how many take part
   * @param operations of its steps, in order
   * @param waves 1 or more
   * @param wave the one that is under way, from 0
   * @param parentJobId the job that it retries, null when it retries none
   */
  public record Work(
      List<String> operations, long accounts, int waves, int wave, @Nullable UUID parentJobId) {}

  /**
   * Where it is.
   *
   * @param halted whether too many accounts of a wave failed, so that later waves do not start
   * @param outcome null until it finished
   * @param cancelRequested whether it was cancelled, though some of it may still be out
   * @param cancelReason {@code by_caller} or {@code approval_expired}; null when it was not
   *     cancelled, or before reasons were kept
   */
  public record State(
      JobState state,
      @Nullable JobOutcome outcome,
      boolean cancelRequested,
      @Nullable String cancelReason,
      boolean halted) {}

  /** When what happened; null when it did not. */
  public record Times(
      Instant createdAt, @Nullable Instant notBefore, @Nullable Instant finishedAt) {}
}
