package io.fanfare.postgres.schedules;

import io.fanfare.postgres.Json;
import io.fanfare.schedule.Schedule;
import io.fanfare.schedule.ScheduleStore.Planner;
import io.fanfare.schedule.timing.Planning;
import io.fanfare.schedule.timing.Planning.Fate;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Writes what is planned of a schedule whose row is locked. */
final class PlanWriter {
  private PlanWriter() {}

  /** Plans what is due of it at {@code now}; nothing when nothing is. */
  static Uni<Void> plan(
      StatelessSession session, ScheduleEntity row, Planner planner, Instant now) {
    if (row.nextAt == null || row.nextAt.isAfter(now)) {
      return Uni.createFrom().voidItem();
    }
    Schedule schedule = row.schedule();
    Planning planning = planner.plan(schedule, now);
    row.nextAt = planning.nextAt();
    planning.due().stream().filter(one -> one.fate() == Fate.MISSED).forEach(row::missed);
    return insert(session, schedule.name(), planning)
        .chain(() -> forget(session, schedule.name(), now))
        .chain(() -> session.update(row));
  }

  private static Uni<Integer> insert(StatelessSession session, String schedule, Planning planning) {
    return session
        .createNativeQuery(FiringSql.PLAN)
        .setParameter("schedule", schedule)
        .setParameter("due", Json.of(planning.due().stream().map(PlanWriter::row).toList()))
        .executeUpdate();
  }

  private static Uni<Integer> forget(StatelessSession session, String schedule, Instant now) {
    return session
        .createNativeQuery(FiringSql.FORGET)
        .setParameter("schedule", schedule)
        .setParameter("now", now.toString())
        .executeUpdate();
  }

  private static Map<String, Object> row(Planning.Planned planned) {
    return Map.of(
        "at",
        planned.at().toString(),
        "state",
        planned.fate() == Fate.MISSED ? "missed" : "waiting",
        "made_up",
        planned.fate() == Fate.MADE_UP,
        "stands_for",
        planned.standsFor());
  }
}
