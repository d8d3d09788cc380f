package io.fanfare.postgres.schedules;

import io.fanfare.postgres.Json;
import io.fanfare.schedule.Firing;
import io.fanfare.schedule.Schedule;
import io.fanfare.schedule.ScheduleStore.Begun;
import io.fanfare.schedule.Turns;
import io.fanfare.schedule.Turns.Turn;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Begins firings whose turn it is, inside the caller's transaction. */
final class TurnWriter {
  private static final String SCHEDULES = "from ScheduleEntity where name in :names";

  private final StatelessSession session;
  private final Instant now;
  private final UUID owner;
  private final Instant until;

  TurnWriter(StatelessSession session, Instant now, UUID owner, Duration lease) {
    this.session = session;
    this.now = now;
    this.owner = owner;
    this.until = now.plus(lease);
  }

  Uni<List<Begun>> begin() {
    return session
        .createNativeQuery(FiringSql.LOCK, String.class)
        .setParameter("now", now.toString())
        .getResultList()
        .chain(names -> names.isEmpty() ? Uni.createFrom().item(List.of()) : begin(names));
  }

  private Uni<List<Begun>> begin(List<String> names) {
    String locked = Json.of(names);
    return session
        .createNativeQuery(FiringSql.CLOSE)
        .setParameter("schedules", locked)
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(FiringSql.OPEN, FiringEntity.class)
                    .setParameter("schedules", locked)
                    .getResultList())
        .chain(open -> schedules(names).chain(schedules -> decide(schedules, open)));
  }

  private Uni<Map<String, Schedule>> schedules(List<String> names) {
    return session
        .createQuery(SCHEDULES, ScheduleEntity.class)
        .setParameter("names", names)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(ScheduleEntity::schedule)
                    .collect(Collectors.toMap(Schedule::name, Function.identity())));
  }

  private Uni<List<Begun>> decide(Map<String, Schedule> schedules, List<FiringEntity> open) {
    Map<String, List<Firing>> firings =
        open.stream().map(FiringEntity::firing).collect(Collectors.groupingBy(Firing::schedule));
    List<Turn> turns =
        schedules.values().stream()
            .flatMap(one -> turns(one, firings.getOrDefault(one.name(), List.of())).stream())
            .toList();
    List<Turn.Begin> begin = ofKind(turns, Turn.Begin.class);
    return write(begin, ofKind(turns, Turn.Skip.class))
        .replaceWith(begin.stream().map(turn -> begun(turn, schedules)).toList());
  }

  private List<Turn> turns(Schedule schedule, List<Firing> open) {
    return Turns.of(schedule.terms().overlap(), open, now);
  }

  private Uni<Integer> write(List<Turn.Begin> begin, List<Turn.Skip> skip) {
    return session
        .createNativeQuery(FiringSql.BEGIN)
        .setParameter("owner", owner)
        .setParameter("until", until.toString())
        .setParameter("set", Json.of(begin.stream().map(turn -> row(turn, "")).toList()))
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(FiringSql.SKIP)
                    .setParameter(
                        "set", Json.of(skip.stream().map(t -> row(t, t.reason())).toList()))
                    .executeUpdate());
  }

  private Begun begun(Turn.Begin turn, Map<String, Schedule> schedules) {
    Firing firing = turn.firing();
    int before = firing.state() instanceof Firing.State.Starting begun ? begun.attempts() : 0;
    Schedule schedule = schedules.get(firing.schedule());
    return new Begun(schedule, firing.plannedAt(), owner, before + 1, turn.replaces());
  }

  private static Map<String, Object> row(Turn turn, String reason) {
    return Map.of(
        "schedule", turn.firing().schedule(),
        "at", turn.firing().plannedAt().toString(),
        "reason", reason);
  }

  private static <T extends Turn> List<T> ofKind(List<Turn> turns, Class<T> kind) {
    return turns.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
