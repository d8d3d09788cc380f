package io.fanfare.postgres.activities;

import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.Transition;
import io.fanfare.event.Event;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.jobs.JobCounters;
import io.fanfare.postgres.outbox.OutboxWriter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Keeps a set of steps inside one transaction: states, lanes, jobs and outbox together. Locks lanes
 * first, in the order of the accounts, then jobs in the order of their ids: no two sets deadlock,
 * and the events of one account come in commit order.
 */
final class TransitionWriter {
  private static final String LOCK_LANES =
      """
      select account_id from lane where account_id in
        (select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
      order by account_id for update
      """;

  private static final String MOVE =
      """
      update activity a set state = t.state, version = a.version + 1, calls = a.calls + t.calls,
        not_before = coalesce(t.not_before, a.not_before), owner = null, send_by = null,
        lost_not_before = t.lost_not_before, sent_from = coalesce(t.sent_from, a.sent_from),
        sent_until = t.sent_until, cause = t.cause, remote_id = t.remote_id,
        remote_state = t.remote_state, percent = t.percent, progress_at = t.progress_at,
        stalled = coalesce(t.stalled, false),
        accepted_at = coalesce(t.accepted_at, a.accepted_at)
      from jsonb_to_recordset(cast(cast(:steps as text) as jsonb)) as t(id uuid, version int, state text,
        calls int, not_before timestamptz, sent_from timestamptz, sent_until timestamptz,
        lost_not_before timestamptz, cause text, remote_id text, remote_state text, percent int, progress_at timestamptz,
        stalled boolean, accepted_at timestamptz)
      where a.id = t.id and a.version = t.version
      returning cast(a.id as text)
      """;

  private static final String END =
      """
      with t as (
        select * from jsonb_to_recordset(cast(cast(:steps as text) as jsonb)) as t(id uuid, version int,
          state text, calls int, reason text, remote_id text, counters text)),
      gone as (
        delete from activity a using t where a.id = t.id and a.version = t.version
        returning a.*)
      insert into activity_ended (id, job_id, account_id, operation, chunk, state, reason,
        remote_id, counters, attempts, calls, planned_at, sent_from, accepted_at, ended_at)
      select g.id, g.job_id, g.account_id, g.operation, g.chunk, t.state, t.reason, t.remote_id,
        t.counters, g.attempts, g.calls + t.calls, g.planned_at, g.sent_from, g.accepted_at,
        clock_timestamp()
      from gone g join t using (id)
      returning cast(id as text)
      """;

  private static final String MOVE_LANES =
      """
      update lane l set planned = l.planned + t.planned, in_flight = l.in_flight + t.in_flight,
        unresolved = case when t.resolved then null else l.unresolved end,
        due_at = least(l.due_at, t.due_at, case when t.resolved then now() end),
        next_look = case when l.in_flight + t.in_flight <= 0 then 'infinity'
          when l.in_flight = 0 then now() + make_interval(secs => :look) else l.next_look end
      from jsonb_to_recordset(cast(cast(:lanes as text) as jsonb)) as t(account_id text, planned int,
        in_flight int, resolved boolean, due_at timestamptz)
      where l.account_id = t.account_id
      """;

  private final StatelessSession session;
  private final Duration firstLook;

  TransitionWriter(StatelessSession session, Duration firstLook) {
    this.session = session;
    this.firstLook = firstLook;
  }

  /** Answers the steps that were kept. */
  Uni<List<Transition>> write(List<Transition> steps) {
    return lockLanes(steps)
        .chain(() -> moved(steps.stream().filter(s -> !(s.to() instanceof Ended)).toList(), MOVE))
        .chain(kept -> ended(steps, kept))
        .map(kept -> steps.stream().filter(s -> kept.contains(s.from().id())).toList())
        .call(this::follow);
  }

  private Uni<Set<UUID>> ended(List<Transition> steps, Set<UUID> kept) {
    return moved(steps.stream().filter(s -> s.to() instanceof Ended).toList(), END)
        .invoke(kept::addAll)
        .replaceWith(kept);
  }

  private Uni<Void> follow(List<Transition> kept) {
    if (kept.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return moveLanes(kept)
        .chain(() -> ResultWriter.write(session, kept))
        .chain(() -> JobCounters.add(session, Deltas.jobs(kept)))
        .chain(jobEvents -> OutboxWriter.write(session, events(kept, jobEvents)));
  }

  private static List<Event> events(List<Transition> kept, List<Event> jobEvents) {
    return Stream.concat(kept.stream().flatMap(step -> step.events().stream()), jobEvents.stream())
        .toList();
  }

  private Uni<Void> lockLanes(List<Transition> steps) {
    List<String> accounts =
        steps.stream().map(s -> s.from().target().accountId()).distinct().toList();
    return session
        .createNativeQuery(LOCK_LANES, String.class)
        .setParameter("accounts", Json.of(accounts))
        .getResultList()
        .replaceWithVoid();
  }

  private Uni<Set<UUID>> moved(List<Transition> steps, String sql) {
    if (steps.isEmpty()) {
      return Uni.createFrom().item(new HashSet<>());
    }
    return session
        .createNativeQuery(sql, String.class)
        .setParameter("steps", Json.of(steps.stream().map(StateColumns::of).toList()))
        .getResultList()
        .map(ids -> new HashSet<>(ids.stream().map(UUID::fromString).toList()));
  }

  private Uni<Integer> moveLanes(List<Transition> kept) {
    return session
        .createNativeQuery(MOVE_LANES)
        .setParameter("lanes", Json.of(Deltas.lanes(kept)))
        .setParameter("look", firstLook.toMillis() / 1000.0)
        .executeUpdate();
  }
}
