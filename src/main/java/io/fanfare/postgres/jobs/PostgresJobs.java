package io.fanfare.postgres.jobs;

import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.activity.ActivityView;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobView;
import io.fanfare.job.WaveView;
import io.fanfare.postgres.Transactions;
import io.fanfare.postgres.activities.ActivityRow;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Jobs and what belongs to them. */
@ApplicationScoped
public class PostgresJobs implements JobStore {
  private static final String KEY =
      "select fingerprint, cast(job_id as text) from idempotency"
          + " where scope = :scope and key = :key";
  private static final String ACTIVITIES =
      "from ActivityRow where jobId = :job and id > :after order by id";
  private static final String ACTIVITIES_IN_STATE =
      "from ActivityRow where jobId = :job and state = :state and id > :after order by id";
  private static final String UNSENT =
      """
      select (select count(*) from activity where job_id = :job and state = 'planned'),
        (select count(*) from job_account where job_id = :job and step > 0 and not done)
      """;

  private static final String WAVES =
      """
      select wave, count(*), count(*) filter (where done), count(*) filter (where failed)
      from job_account where job_id = :job group by wave order by wave
      """;

  private final Transactions transactions;
  private final Clock clock;

  public PostgresJobs(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Uni<Created> create(NewJob job, @Nullable IdempotencyKey key) {
    return transactions.run(
        session ->
            JobWriter.takeKey(session, job, key)
                .chain(free -> free ? created(session, job) : earlier(session, key)));
  }

  private Uni<Created> created(StatelessSession session, NewJob job) {
    return JobWriter.write(session, job, clock.instant())
        .map(row -> new Created(row.view(), false));
  }

  @Override
  public Uni<@Nullable Created> earlier(IdempotencyKey key) {
    return transactions.run(session -> earlier(session, key));
  }

  private static Uni<@Nullable Created> earlier(StatelessSession session, IdempotencyKey key) {
    return session
        .createNativeQuery(KEY, Object[].class)
        .setParameter("scope", key.scope())
        .setParameter("key", key.key())
        .getSingleResultOrNull()
        .onItem()
        .ifNotNull()
        .transformToUni(row -> earlier(session, key, row));
  }

  private static Uni<Created> earlier(StatelessSession session, IdempotencyKey key, Object[] row) {
    refuseOther(key, (String) row[0]);
    return one(session, UUID.fromString((String) row[1]), LockMode.NONE)
        .map(job -> new Created(job.view(), true));
  }

  private static void refuseOther(IdempotencyKey key, String fingerprint) {
    if (!fingerprint.equals(key.fingerprint())) {
      throw RefusedException.of(
          ProblemCode.IDEMPOTENCY_KEY_REUSED,
          "This key came with another request before: use a new key for a new request.");
    }
  }

  @Override
  public Uni<JobView> find(UUID id) {
    return transactions.run(session -> one(session, id, LockMode.NONE).map(JobEntity::view));
  }

  @Override
  public Uni<List<JobView>> list(Scope scope, @Nullable UUID after, int limit) {
    return transactions.run(session -> JobList.read(session, scope, after, limit));
  }

  @Override
  public Uni<List<ActivityView>> activities(
      UUID jobId, @Nullable String state, @Nullable UUID after, int limit) {
    UUID from = after == null ? new UUID(0, 0) : after;
    return transactions.run(
        session ->
            (state == null
                    ? session.createQuery(ACTIVITIES, ActivityRow.class)
                    : session
                        .createQuery(ACTIVITIES_IN_STATE, ActivityRow.class)
                        .setParameter("state", state))
                .setParameter("job", jobId)
                .setParameter("after", from)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(ActivityRow::view).toList()));
  }

  @Override
  public Uni<ActivityView> activity(UUID id) {
    return transactions.run(
        session ->
            session
                .get(ActivityRow.class, id)
                .onItem()
                .ifNull()
                .failWith(() -> RefusedException.of(ProblemCode.NOT_FOUND, "No such activity."))
                .map(ActivityRow::view));
  }

  @Override
  public Uni<Unsent> unsent(UUID id) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(UNSENT, Object[].class)
                .setParameter("job", id)
                .getSingleResult()
                .map(
                    row ->
                        new Unsent(((Number) row[0]).longValue(), ((Number) row[1]).longValue())));
  }

  @Override
  public Uni<List<WaveView>> waves(JobView job) {
    return job.work().waves() == 1
        ? Uni.createFrom().item(List.of())
        : transactions.run(
            session ->
                session
                    .createNativeQuery(WAVES, Object[].class)
                    .setParameter("job", job.id())
                    .getResultList()
                    .map(rows -> rows.stream().map(row -> wave(job, row)).toList()));
  }

  private static WaveView wave(JobView job, Object[] row) {
    return WaveView.of(job, number(row[0]), number(row[1]), number(row[2]), number(row[3]));
  }

  private static int number(Object column) {
    return ((Number) column).intValue();
  }

  @Override
  public Uni<JobView> cancel(Caller by, UUID id) {
    return moved(by, moves -> moves.cancel(id));
  }

  @Override
  public Uni<JobView> pause(Caller by, UUID id) {
    return moved(by, moves -> moves.pause(id));
  }

  @Override
  public Uni<JobView> resume(Caller by, UUID id) {
    return moved(by, moves -> moves.resume(id));
  }

  @Override
  public Uni<JobView> approve(Caller by, UUID id, long accounts) {
    return moved(by, moves -> moves.approve(id, accounts, clock.instant()));
  }

  private Uni<JobView> moved(Caller by, Function<JobMoves, Uni<JobEntity>> move) {
    return transactions.run(session -> move.apply(new JobMoves(session, by)).map(JobEntity::view));
  }

  @Override
  public Uni<Integer> expire(Duration age) {
    return transactions.run(session -> JobMoves.expire(session, age));
  }

  private static Uni<JobEntity> one(StatelessSession session, UUID id, LockMode lock) {
    return session
        .get(JobEntity.class, id, lock)
        .onItem()
        .ifNull()
        .failWith(() -> RefusedException.of(ProblemCode.NOT_FOUND, "No such job."));
  }
}
