package io.fanfare.postgres.jobs;

import io.fanfare.approval.Approval;
import io.fanfare.audit.Action;
import io.fanfare.event.Event;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobEvents;
import io.fanfare.job.JobOutcome;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobState;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.Plan;
import io.fanfare.job.Plan.Planned;
import io.fanfare.job.Step;
import io.fanfare.operation.reference.Reference;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.activities.Turns;
import io.fanfare.postgres.alarm.PostgresAlarm;
import io.fanfare.postgres.audit.AuditWriter;
import io.fanfare.postgres.naming.NameWaits;
import io.fanfare.postgres.outbox.OutboxWriter;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Writes a new job with everything that belongs to it, inside the caller's transaction. */
final class JobWriter {
  private static final String KEY =
      """
      insert into idempotency (scope, key, fingerprint, job_id)
      values (:scope, :key, :fingerprint, :job) on conflict do nothing
      """;

  private final StatelessSession session;
  private final NewJob job;
  private final Plan plan;

  private JobWriter(StatelessSession session, NewJob job) {
    this.session = session;
    this.job = job;
    this.plan = Plan.of(job);
  }

  /** Whether the key was free and is now this job's. */
  static Uni<Boolean> takeKey(StatelessSession session, NewJob job, @Nullable IdempotencyKey key) {
    if (key == null) {
      return Uni.createFrom().item(true);
    }
    return session
        .createNativeQuery(KEY)
        .setParameter("scope", key.scope())
        .setParameter("key", key.key())
        .setParameter("fingerprint", key.fingerprint())
        .setParameter("job", job.id())
        .executeUpdate()
        .map(inserted -> inserted == 1);
  }

  static Uni<JobEntity> write(StatelessSession session, NewJob job, Instant now) {
    return new JobWriter(session, job).write(now);
  }

  private Uni<JobEntity> write(Instant now) {
    JobEntity row = row(now);
    return session
        .insert(row)
        .chain(() -> RetryWriter.take(session, job))
        .chain(() -> new PayloadWriter(session, job).write())
        .chain(() -> new ActivityWriter(session, job, plan).write(due()))
        .chain(() -> new QueueWriter(session, job, plan).write(due(), isRunning(row)))
        .chain(() -> names())
        .chain(() -> OutboxWriter.write(session, events(row)))
        .chain(() -> AuditWriter.note(session, job.by(), action(), job.id().toString()))
        .chain(() -> PostgresAlarm.ring(session))
        .replaceWith(row);
  }

  private static boolean isRunning(JobEntity row) {
    return row.state() == JobState.RUNNING;
  }

  private Action action() {
    return job.parentId() == null ? Action.SUBMIT : Action.RETRY;
  }

  /** What its accounts are sent waits until the names in it are known there. */
  private Uni<Void> names() {
    Set<Reference> references = job.references();
    List<String> accounts = plan.accounts().stream().map(Planned::accountId).toList();
    return references.isEmpty() || accounts.isEmpty()
        ? Uni.createFrom().voidItem()
        : NameWaits.write(session, job.id(), references)
            .chain(() -> Turns.renew(session, accounts));
  }

  private JobEntity row(Instant now) {
    JobRequest.Options options = job.request().options();
    JobEntity row = new JobEntity();
    row.id = job.id();
    row.parentJobId = job.parentId();
    row.retriedRows = job.retried() == null ? null : job.retried().rows();
    row.submittedBy = job.by().name();
    row.destructive = job.request().isDestructive();
    row.scope = Json.of(job.by().scope().labels());
    row.name = options.name();
    row.operation = job.request().operation();
    row.priority = options.priority();
    row.notBefore = options.notBefore() == null ? now : options.notBefore();
    row.onUnknown = options.onUnknown().word();
    row.accounts = plan.accounts().size();
    row.createMissing = options.createMissing();
    row.unsubscribedReads = options.unsubscribedReads();
    row.total = plan.activities();
    row.remaining = row.total;
    row.createdAt = now;
    row.steps = job.request().steps().size();
    row.operations = row.steps == 1 ? null : operations(job.request().steps());
    row.waves = plan.waves();
    row.tolerated = job.request().waves().tolerated().amount();
    row.toleratedPercent = job.request().waves().tolerated().isPercent();
    approve(row, job.asked().approval());
    begin(row, job.asked().approval());
    return row;
  }

  private static void approve(JobEntity row, Approval approval) {
    if (approval instanceof Approval.Given given) {
      row.approvedBy = given.by();
      row.approvedAt = given.at();
    }
  }

  private static String operations(List<Step> steps) {
    return Json.of(steps.stream().map(Step::operation).toList());
  }

  /** A job with nothing to do would never see the end of a last activity. */
  private static void begin(JobEntity row, Approval approval) {
    boolean isOver = row.total == 0;
    boolean waits = approval instanceof Approval.Awaited;
    JobState begun = waits ? JobState.AWAITING_APPROVAL : JobState.RUNNING;
    row.state = JobState.PLANNING.word();
    row.moveTo(isOver ? JobState.FINISHED : begun);
    row.outcome = isOver ? JobOutcome.of(row.progress(), false).word() : null;
    row.finishedAt = isOver ? row.createdAt : null;
  }

  private static List<Event> events(JobEntity row) {
    if (row.state() == JobState.AWAITING_APPROVAL) {
      return List.of(JobEvents.awaitsApproval(row.id, row.operation));
    }
    List<Event> events = new ArrayList<>();
    events.add(JobEvents.started(row.id, row.operation, row.total));
    if (row.total == 0) {
      JobOutcome outcome = JobOutcome.of(row.progress(), false);
      events.add(JobEvents.finished(row.id, row.operation, outcome, row.progress()));
    }
    return events;
  }

  /**
   * "now" is the store's word for its own time: ours may be ahead of it, and nothing would start.
   */
  private String due() {
    @Nullable Instant notBefore = job.request().options().notBefore();
    return notBefore == null ? "now" : notBefore.toString();
  }
}
