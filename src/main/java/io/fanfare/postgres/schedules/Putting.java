package io.fanfare.postgres.schedules;

import io.fanfare.schedule.Schedule;
import io.fanfare.schedule.Schedule.State;
import io.fanfare.schedule.Schedule.Work;
import io.fanfare.schedule.ScheduleStore.Change;
import io.fanfare.schedule.ScheduleStore.Changed;
import io.fanfare.schedule.ScheduleStore.NextAt;
import io.fanfare.schedule.ScheduleStore.Planner;
import io.fanfare.schedule.timing.Terms;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Creates and changes schedules, inside the caller's transaction. */
final class Putting {
  /** Of two that create the same one the second waits here and then finds it. */
  private static final String SERIALISE =
      "select cast(pg_advisory_xact_lock(hashtextextended('schedule', 0)) as text)";

  private final StatelessSession session;
  private final Instant now;

  Putting(StatelessSession session, Instant now) {
    this.session = session;
    this.now = now;
  }

  /** Answers whether there was none before. */
  Uni<Boolean> put(String name, Change change, Planner planner) {
    return row(name)
        .chain(
            row ->
                row == null
                    ? create(name, change.apply(null, now), true).replaceWith(true)
                    : replace(row, change, planner).replaceWith(false));
  }

  Uni<Void> builtIn(String name, Terms terms, NextAt nextAt, Duration recently) {
    @Nullable Instant next = nextAt.after(now);
    State state = next == null ? new State.Paused() : new State.Active(next);
    Changed changed = new Changed(terms, new Work.DirectorySync(), state, Set.of());
    return row(name)
        .chain(row -> row == null ? create(name, changed, false) : unlessByCaller(row, changed))
        .chain(() -> atOnce(name, recently));
  }

  private Uni<@Nullable ScheduleEntity> row(String name) {
    return session
        .createNativeQuery(SERIALISE, String.class)
        .getSingleResultOrNull()
        .chain(() -> session.get(ScheduleEntity.class, name, LockMode.PESSIMISTIC_WRITE));
  }

  private Uni<Void> create(String name, Changed changed, boolean byCaller) {
    ScheduleEntity row = new ScheduleEntity();
    row.name = name;
    row.createdAt = now;
    write(row, changed, byCaller);
    return session.insert(row).chain(() -> Holds.replace(session, name, changed.uploads()));
  }

  /** What was due a moment ago is due, whatever the schedule becomes. */
  private Uni<Void> replace(ScheduleEntity row, Change change, Planner planner) {
    Schedule before = row.schedule();
    Changed changed = change.apply(before, now);
    return PlanWriter.plan(session, row, planner, now)
        .invoke(() -> write(row, changed, true))
        .chain(() -> session.update(row))
        .chain(() -> Holds.replace(session, row.name, changed.uploads()))
        .chain(() -> changed.terms().paused() ? skipWaiting(row.name) : nothing());
  }

  private Uni<Void> unlessByCaller(ScheduleEntity row, Changed changed) {
    if (row.byCaller || row.schedule().terms().equals(changed.terms())) {
      return nothing();
    }
    write(row, changed, false);
    return session.update(row);
  }

  private void write(ScheduleEntity row, Changed changed, boolean byCaller) {
    row.write(changed.terms());
    row.write(changed.work());
    row.write(changed.state());
    row.changedAt = now;
    row.byCaller = byCaller;
  }

  private Uni<Void> skipWaiting(String name) {
    return session
        .createNativeQuery(FiringSql.SKIP_WAITING)
        .setParameter("schedule", name)
        .executeUpdate()
        .replaceWithVoid();
  }

  private Uni<Void> atOnce(String name, Duration recently) {
    return session
        .createNativeQuery(FiringSql.AT_ONCE)
        .setParameter("name", name)
        .setParameter("now", now.toString())
        .setParameter("since", now.minus(recently).toString())
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
