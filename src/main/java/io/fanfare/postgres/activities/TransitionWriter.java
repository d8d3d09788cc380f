package io.fanfare.postgres.activities;

import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.Transition;
import io.fanfare.event.Event;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.exports.ExportWriter;
import io.fanfare.postgres.jobs.JobCounters;
import io.fanfare.postgres.outbox.OutboxWriter;
import io.fanfare.postgres.unsubscribed.CheckWriter;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Keeps a set of steps inside one transaction: states, lanes, jobs, turns and outbox together.
 * Locks lanes first, in the order of the accounts, then jobs and at last queues, each in the order
 * of their ids: no two sets deadlock, and the events of one account come in commit order.
 */
final class TransitionWriter {
  private static final String LOCK_LANES =
      """
      select l.account_id from (
          select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)) as account_id
          order by 1) a
        cross join lateral (
          select l.account_id from lane l where l.account_id = a.account_id for update) l
      """;

  private static final String MOVE =
      """
      update activity a set state = t.state, version = a.version + 1, calls = a.calls + t.calls,
        attempts = a.attempts - case when a.state = 'submitting' and t.state = 'planned'
          and t.calls = 0 then 1 else 0 end,
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
        returning a.*),
      parts as (
        insert into activity (id, job_id, account_id, operation, chunk, payload_id, keep_result,
          state, not_before, planned_at, priority, on_unknown, items, seconds, step, wave, chained,
          split_of)
        select gen_random_uuid(), g.job_id, g.account_id, g.operation, g.chunk, p.payload_id,
          g.keep_result, 'planned', now(), now(), g.priority, g.on_unknown, p.items, p.seconds,
          g.step, g.wave, g.chained, coalesce(g.split_of, g.id)
        from gone g join jsonb_to_recordset(cast(cast(:parts as text) as jsonb))
          as p(whole uuid, payload_id uuid, items int, seconds real) on p.whole = g.id),
      kept as (
      insert into activity_ended (id, job_id, account_id, operation, chunk, state, reason,
        remote_id, counters, attempts, calls, planned_at, sent_from, accepted_at, ended_at,
        step, wave, split_of, payload_id, items, seconds, keep_result)
      select g.id, g.job_id, g.account_id, g.operation, g.chunk, t.state, t.reason, t.remote_id,
        t.counters, g.attempts, g.calls + t.calls, g.planned_at, g.sent_from, g.accepted_at,
        clock_timestamp(), g.step, g.wave, g.split_of, g.payload_id, g.items, g.seconds,
        g.keep_result
      from gone g join t using (id))
      select cast(g.id as text), g.chained from gone g
      """;

  /**
   * An account that begins to have something to look at, without a time, is due at once: else
   * nobody would ever look. While somebody looks, the look's own outcome says when to look again.
   */
  private static final String MOVE_LANES =
      """
      update lane l set in_flight = l.in_flight + t.in_flight, unknown = l.unknown + t.unknown,
        unresolved = case when t.resolved then null else l.unresolved end,
        look_late = case when l.in_flight + t.in_flight + l.unknown + t.unknown <= 0 then 'infinity'
          when t.late is null and l.look_late = 'infinity' and l.looker is null then now()
          else least(l.look_late, now() + make_interval(secs => t.late)) end,
        look_soon = case when l.in_flight + t.in_flight + l.unknown + t.unknown <= 0 then 'infinity'
          when t.soon is null and l.look_soon = 'infinity' and l.looker is null then now()
          else least(l.look_soon, now() + make_interval(secs => t.soon)) end
      from jsonb_to_recordset(cast(cast(:lanes as text) as jsonb)) as t(account_id text,
        in_flight int, unknown int, resolved boolean, late float8, soon float8)
      where l.account_id = t.account_id
      """;

  private static final Uni<List<Transition>> NOTHING = Uni.createFrom().item(List.of());

  private final StatelessSession session;

  /** Of jobs with several steps or waves, what ended. */
  private final Set<UUID> chained = new HashSet<>();

  TransitionWriter(StatelessSession session) {
    this.session = session;
  }

  /** Answers the steps that were kept. */
  Uni<List<Transition>> write(List<Transition> steps) {
    return write(
        steps, steps.stream().map(step -> step.from().target().accountId()).distinct().toList());
  }

  /** The same; {@code accounts} are all that the steps and the caller touch. */
  Uni<List<Transition>> write(List<Transition> steps, List<String> accounts) {
    return lockLanes(accounts)
        .chain(() -> moved(steps.stream().filter(s -> !(s.to() instanceof Ended)).toList()))
        .chain(kept -> ended(steps.stream().filter(s -> s.to() instanceof Ended).toList(), kept))
        .map(kept -> steps.stream().filter(s -> kept.contains(s.from().id())).toList())
        .call(this::follow);
  }

  private Uni<Set<UUID>> moved(List<Transition> steps) {
    return steps.isEmpty()
        ? Uni.createFrom().item(new HashSet<>())
        : ids(session.createNativeQuery(MOVE, String.class), steps);
  }

  private Uni<Set<UUID>> ended(List<Transition> steps, Set<UUID> kept) {
    return steps.isEmpty()
        ? Uni.createFrom().item(kept)
        : session
            .createNativeQuery(END, Object[].class)
            .setParameter("parts", Json.of(PartWriter.rows(steps)))
            .setParameter("steps", Json.of(steps.stream().map(StateColumns::of).toList()))
            .getResultList()
            .invoke(rows -> rows.forEach(row -> ended(row, kept)))
            .replaceWith(kept);
  }

  private void ended(Object[] row, Set<UUID> kept) {
    UUID id = UUID.fromString((String) row[0]);
    kept.add(id);
    if ((Boolean) row[1]) {
      chained.add(id);
    }
  }

  private static Uni<Set<UUID>> ids(SelectionQuery<String> statement, List<Transition> steps) {
    return statement
        .setParameter("steps", Json.of(steps.stream().map(StateColumns::of).toList()))
        .getResultList()
        .map(ids -> new HashSet<>(ids.stream().map(UUID::fromString).toList()));
  }

  private Uni<Void> follow(List<Transition> kept) {
    if (kept.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return moveLanes(kept)
        .chain(() -> ResultWriter.write(session, kept))
        .chain(() -> PartWriter.write(session, kept))
        .chain(() -> ExportWriter.write(session, kept))
        .chain(() -> CheckWriter.write(session, kept))
        .chain(() -> JobCounters.add(session, Deltas.jobs(kept)))
        .chain(jobEvents -> advance(kept, jobEvents));
  }

  /** The events of what ended come before those of what it ends in its account. */
  private Uni<Void> advance(List<Transition> kept, List<Event> jobEvents) {
    return new Chains(session, kept.stream().filter(s -> chained.contains(s.from().id())).toList())
        .advance()
        .call(() -> Turns.renew(session, kept))
        .call(() -> OutboxWriter.write(session, events(kept, jobEvents)))
        .chain(rest -> rest.isEmpty() ? NOTHING : new TransitionWriter(session).write(rest))
        .replaceWithVoid();
  }

  private static List<Event> events(List<Transition> kept, List<Event> jobEvents) {
    return Stream.concat(kept.stream().flatMap(step -> step.events().stream()), jobEvents.stream())
        .toList();
  }

  private Uni<Void> lockLanes(List<String> accounts) {
    return session
        .createNativeQuery(LOCK_LANES, String.class)
        .setParameter("accounts", Json.of(accounts))
        .getResultList()
        .replaceWithVoid();
  }

  private Uni<Integer> moveLanes(List<Transition> kept) {
    return session
        .createNativeQuery(MOVE_LANES)
        .setParameter("lanes", Json.of(Deltas.lanes(kept)))
        .executeUpdate();
  }
}
