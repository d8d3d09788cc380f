package io.fanfare.postgres.jobs;

import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import io.fanfare.approval.ApprovalRule;
import io.fanfare.audit.Action;
import io.fanfare.event.Event;
import io.fanfare.job.JobEvents;
import io.fanfare.job.JobState;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.alarm.PostgresAlarm;
import io.fanfare.postgres.audit.AuditWriter;
import io.fanfare.postgres.outbox.OutboxWriter;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** What people do to a job that was kept, inside the caller's transaction, each step noted. */
final class JobMoves {
  private static final int EXPIRED_AT_ONCE = 100;

  /** One that was stopped has saved up no claim for the time it did not run. */
  private static final String RUN =
      """
      update job_queue set running = :running,
        vtime = greatest(vtime, (select min(vtime) from job_queue where running and open > 0))
      where job_id = :job
      """;

  private static final String EXPIRE =
      """
      update job set cancel_requested = true, cancel_reason = 'approval_expired'
      where id in (select id from job where state = 'awaiting_approval' and not cancel_requested
        and created_at < now() - make_interval(secs => :seconds)
        order by created_at limit :limit for update skip locked)
      returning cast(id as text)
      """;

  /** Nobody did it: time did. */
  private static final Caller TIME = new Caller("fanfare", Set.of(Role.VIEWER), Scope.ALL);

  private final StatelessSession session;
  private final Caller by;

  JobMoves(StatelessSession session, Caller by) {
    this.session = session;
    this.by = by;
  }

  Uni<JobEntity> cancel(UUID id) {
    return locked(id)
        .invoke(row -> refuseUnless(!isIn(row, JobState.FINISHED), "finished already"))
        .call(row -> row.cancelRequested ? Uni.createFrom().voidItem() : cancelled(row));
  }

  private Uni<Void> cancelled(JobEntity row) {
    row.cancelRequested = true;
    row.cancelReason = "by_caller";
    return session
        .update(row)
        .chain(() -> run(row.id, false))
        .chain(() -> note(Action.CANCEL, row.id));
  }

  Uni<JobEntity> pause(UUID id) {
    return move(id, JobState.RUNNING, JobState.PAUSED, Action.PAUSE);
  }

  Uni<JobEntity> resume(UUID id) {
    return move(id, JobState.PAUSED, JobState.RUNNING, Action.RESUME);
  }

  private Uni<JobEntity> move(UUID id, JobState from, JobState to, Action action) {
    return locked(id)
        .invoke(row -> refuseUnless(isIn(row, from), row.state + ", not " + from.word()))
        .invoke(row -> row.moveTo(to))
        .call(session::update)
        .call(row -> run(id, to == JobState.RUNNING && !row.cancelRequested))
        .call(() -> note(action, id));
  }

  /** Its events begin here: until now there was nothing to tell but that it waits. */
  Uni<JobEntity> approve(UUID id, long accounts, Instant now) {
    return locked(id)
        .invoke(row -> refuseUnapprovable(row, accounts))
        .invoke(row -> row.moveTo(JobState.RUNNING))
        .invoke(row -> row.approvedBy = by.name())
        .invoke(row -> row.approvedAt = now)
        .call(session::update)
        .call(() -> run(id, true))
        .call(row -> OutboxWriter.write(session, List.of(started(row))))
        .call(() -> note(Action.APPROVE, id))
        .call(() -> PostgresAlarm.ring(session));
  }

  private static Event started(JobEntity row) {
    return JobEvents.started(row.id, row.operation, row.total);
  }

  private void refuseUnapprovable(JobEntity row, long accounts) {
    JobState wanted = JobState.AWAITING_APPROVAL;
    refuseUnless(isIn(row, wanted), row.state + ", not " + wanted.word());
    refuseUnless(!row.cancelRequested, "cancelled");
    ApprovalRule.requireOther(by, row.submittedBy, new Scope(Json.strings(row.scope)));
    if (accounts != row.accounts) {
      throw RefusedException.of(
          ProblemCode.RULE_VIOLATED,
          "accounts",
          Rule.NOT_ALLOWED,
          "Must be the number of accounts that the job is for: look at the job again.");
    }
  }

  /** Ends what nobody approved; answers how many jobs. */
  static Uni<Integer> expire(StatelessSession session, Duration age) {
    JobMoves moves = new JobMoves(session, TIME);
    return session
        .createNativeQuery(EXPIRE, String.class)
        .setParameter("seconds", (double) age.toSeconds())
        .setParameter("limit", EXPIRED_AT_ONCE)
        .getResultList()
        .call(moves::noteExpired)
        .map(List::size);
  }

  private Uni<Void> noteExpired(List<String> ids) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(id -> note(Action.EXPIRE, UUID.fromString(id)))
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> note(Action action, UUID id) {
    return AuditWriter.note(session, by, action, id.toString());
  }

  private Uni<Integer> run(UUID id, boolean running) {
    return session
        .createNativeQuery(RUN)
        .setParameter("running", running)
        .setParameter("job", id)
        .executeUpdate();
  }

  private Uni<JobEntity> locked(UUID id) {
    return session
        .get(JobEntity.class, id, LockMode.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> RefusedException.of(ProblemCode.NOT_FOUND, "No such job."));
  }

  private static boolean isIn(JobEntity row, JobState state) {
    return row.state.equals(state.word());
  }

  private static void refuseUnless(boolean allowed, String why) {
    if (!allowed) {
      throw RefusedException.of(ProblemCode.NOT_ALLOWED_IN_STATE, "The job is " + why + ".");
    }
  }
}
