package io.fanfare.postgres.schedules;

import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.audit.Action;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.fanfare.postgres.audit.AuditWriter;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.schedule.Firing;
import io.fanfare.schedule.Schedule;
import io.fanfare.schedule.ScheduleStore;
import io.fanfare.schedule.timing.Terms;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Schedules and their firings. */
@ApplicationScoped
public class PostgresSchedules implements ScheduleStore {
  private static final String LIST =
      """
      select * from schedule where name > :after and (cast(:scope as text) = '{}' or (kind = 'job'
        and cast(scope as jsonb) @> cast(cast(:scope as text) as jsonb)))
      order by name limit :limit
      """;
  private static final String DUE =
      """
      select s.* from schedule s where s.next_at <= cast(cast(:now as text) as timestamptz)
      order by s.name limit 100 for update skip locked
      """;

  private final Transactions transactions;
  private final StoreTime time;

  @Inject
  public PostgresSchedules(Transactions transactions) {
    this(transactions, StoreTime.ofDatabase());
  }

  PostgresSchedules(Transactions transactions, StoreTime time) {
    this.transactions = transactions;
    this.time = time;
  }

  @Override
  public Uni<Put> put(Caller by, String name, Change changed, Planner planner) {
    return transactions.run(
        session ->
            time.now(session)
                .chain(now -> new Putting(session, now).put(name, changed, planner))
                .call(() -> AuditWriter.note(session, by, Action.PUT_SCHEDULE, name))
                .chain(created -> put(session, name, created)));
  }

  private Uni<Put> put(StatelessSession session, String name, boolean created) {
    return locked(session, name, LockMode.NONE)
        .chain(row -> shown(session, List.of(row)))
        .map(shown -> new Put(shown.get(0), created));
  }

  @Override
  public Uni<Void> builtIn(String name, Terms terms, NextAt nextAt, Duration recently) {
    return transactions.run(
        session ->
            time.now(session)
                .chain(now -> new Putting(session, now).builtIn(name, terms, nextAt, recently)));
  }

  @Override
  public Uni<Shown> find(String name) {
    return transactions.run(
        session ->
            locked(session, name, LockMode.NONE)
                .chain(row -> shown(session, List.of(row)))
                .map(shown -> shown.get(0)));
  }

  @Override
  public Uni<List<Shown>> list(Scope scope, @Nullable String after, int limit) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(LIST, ScheduleEntity.class)
                .setParameter("after", after == null ? "" : after)
                .setParameter("scope", Json.of(scope.labels()))
                .setParameter("limit", limit)
                .getResultList()
                .chain(rows -> shown(session, rows)));
  }

  @Override
  public Uni<Void> delete(Caller by, String name) {
    return transactions.run(
        session ->
            locked(session, name, LockMode.PESSIMISTIC_WRITE)
                .invoke(PostgresSchedules::refuseBuiltIn)
                .chain(session::delete)
                .call(() -> AuditWriter.note(session, by, Action.DELETE_SCHEDULE, name)));
  }

  @Override
  public Uni<Shown> approve(Caller by, String name, Instant version) {
    return transactions.run(
        session ->
            locked(session, name, LockMode.PESSIMISTIC_WRITE)
                .invoke(row -> row.refuseUnapprovable(by, version))
                .chain(
                    row -> time.now(session).invoke(now -> row.approve(by, now)).replaceWith(row))
                .call(session::update)
                .call(() -> AuditWriter.note(session, by, Action.APPROVE_SCHEDULE, name))
                .chain(row -> shown(session, List.of(row)))
                .map(shown -> shown.get(0)));
  }

  @Override
  public Uni<Integer> plan(Planner planner) {
    return transactions.run(session -> time.now(session).chain(now -> plan(session, planner, now)));
  }

  private static Uni<Integer> plan(StatelessSession session, Planner planner, Instant now) {
    return session
        .createNativeQuery(DUE, ScheduleEntity.class)
        .setParameter("now", now.toString())
        .getResultList()
        .call(
            rows ->
                Multi.createFrom()
                    .iterable(rows)
                    .onItem()
                    .transformToUniAndConcatenate(
                        row -> PlanWriter.plan(session, row, planner, now))
                    .collect()
                    .asList())
        .map(List::size);
  }

  @Override
  public Uni<List<Begun>> begin(UUID owner, Duration lease) {
    return transactions.run(
        session ->
            time.now(session).chain(now -> new TurnWriter(session, now, owner, lease).begin()));
  }

  @Override
  public Uni<Void> fired(Begun firing, @Nullable UUID jobId) {
    return transactions.run(
        session ->
            time.now(session)
                .chain(
                    now ->
                        of(session, FiringSql.FIRED, firing)
                            .setParameter("job", jobId == null ? null : jobId.toString())
                            .setParameter("now", now.toString())
                            .executeUpdate())
                .replaceWithVoid());
  }

  @Override
  public Uni<Void> failed(Begun firing, String reason) {
    return transactions.run(
        session ->
            of(session, FiringSql.FAILED, firing)
                .setParameter("owner", firing.owner())
                .setParameter("reason", reason)
                .executeUpdate()
                .replaceWithVoid());
  }

  @Override
  public Uni<Void> later(Begun firing, Duration pause) {
    return transactions.run(
        session ->
            time.now(session)
                .chain(
                    now ->
                        of(session, FiringSql.LATER, firing)
                            .setParameter("owner", firing.owner())
                            .setParameter("until", now.plus(pause).toString())
                            .executeUpdate())
                .replaceWithVoid());
  }

  private static <R> Mutiny.Query<R> of(StatelessSession session, String sql, Begun firing) {
    return session
        .<R>createNativeQuery(sql)
        .setParameter("schedule", firing.schedule().name())
        .setParameter("at", firing.plannedAt().toString());
  }

  private Uni<List<Shown>> shown(StatelessSession session, List<ScheduleEntity> rows) {
    List<String> names = rows.stream().map(row -> row.name).toList();
    return session
        .createNativeQuery(FiringSql.LAST, FiringEntity.class)
        .setParameter("schedules", Json.of(names))
        .setParameter("last", LAST_FIRINGS)
        .getResultList()
        .chain(firings -> time.now(session).map(now -> shown(rows, firings, now)));
  }

  private static List<Shown> shown(
      List<ScheduleEntity> rows, List<FiringEntity> firings, Instant now) {
    Map<String, List<Firing>> bySchedule =
        firings.stream().map(FiringEntity::firing).collect(Collectors.groupingBy(Firing::schedule));
    return rows.stream()
        .map(ScheduleEntity::schedule)
        .map(one -> new Shown(one, bySchedule.getOrDefault(one.name(), List.of()), now))
        .toList();
  }

  private static Uni<ScheduleEntity> locked(StatelessSession session, String name, LockMode lock) {
    return session
        .get(ScheduleEntity.class, name, lock)
        .onItem()
        .ifNull()
        .failWith(() -> RefusedException.of(ProblemCode.NOT_FOUND, "No such schedule."));
  }

  private static void refuseBuiltIn(ScheduleEntity row) {
    Schedule schedule = row.schedule();
    if (schedule.builtIn()) {
      throw RefusedException.of(
          ProblemCode.CONFLICT, "A built-in schedule cannot be deleted: put it with paused.");
    }
  }
}
