package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.Transition;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Keeps turns and queues in step with lanes and planned activities. A turn is worked out anew from
 * what it follows from, so it can be done once too often, never wrongly. The caller holds the
 * lanes' locks; queues are locked last, in the order of their ids.
 */
public final class Turns {

  /** No lane is full as far as a step can tell: the claim that finds it full closes it again. */
  private static final int ANY = Integer.MAX_VALUE;

  /** How many turns of each job opened, and what was served: queues come last, in their order. */
  private static final String QUEUES =
      """
      changed as materialized (
        select job_id, sum(opened) as opened, sum(served) as served from (
          select job_id, opened, 0 as served from moved
          union all
          select s.job_id, 0, s.served from jsonb_to_recordset(cast(cast(:served as text) as jsonb))
            as s(job_id uuid, served int)) d
        group by job_id having sum(opened) <> 0 or sum(served) <> 0),
      locked as materialized (
        select q.job_id from job_queue q where q.job_id in (select job_id from changed)
        order by q.job_id for update)
      update job_queue q set open = q.open + c.opened,
        vtime = case when q.open > 0 then q.vtime else greatest(q.vtime, (
          select coalesce((select min(vtime) from job_queue where running and open > 0),
            (select max(vtime) from job_queue)))) end + c.served / q.weight
      from changed c join locked k on k.job_id = c.job_id
      where q.job_id = c.job_id
      """;

  /**
   * Each look-up is fenced off by a limit: whatever the planner knows, it goes row by row. Of an
   * account that was only freed, no turn is looked at but those that its being full had shut.
   */
  private static final String RENEW =
      """
      with known as materialized (
        select t.job_id, t.account_id, t.open
        from jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)) a(account_id)
          cross join lateral (select t.job_id, t.account_id, t.open from turn t
            where t.account_id = a.account_id offset 0) t
        union all
        select t.job_id, t.account_id, t.open
        from jsonb_array_elements_text(cast(cast(:freed as text) as jsonb)) a(account_id)
          cross join lateral (select 1 from lane l
            where l.account_id = a.account_id and l.unresolved is null limit 1) l
          cross join lateral (select t.job_id, t.account_id, t.open from turn t
            where t.account_id = a.account_id and not t.open and t.due_at = 'infinity' offset 0) t),
      pairs as materialized (
        select k.job_id, k.account_id, k.open as was from known k
        union all
        select distinct p.job_id, p.account_id, coalesce(t.open, false)
        from jsonb_to_recordset(cast(cast(:planned as text) as jsonb))
            as p(job_id uuid, account_id text)
          left join lateral (select t.open from turn t
            where t.account_id = p.account_id and t.job_id = p.job_id limit 1) t on true
        where not exists (select 1 from known k
          where k.job_id = p.job_id and k.account_id = p.account_id)),
      lanes as materialized (
        select a.account_id, l.unresolved is not null or l.in_flight >= :cap as shut,
          l.parked_until, c.closed_at
        from (select distinct account_id from pairs) a
          cross join lateral (select l.unresolved, l.in_flight, l.parked_until from lane l
            where l.account_id = a.account_id limit 1) l
          cross join lateral (
            select c.closed_at from account c where c.account_id = a.account_id limit 1) c),
      truth as materialized (
        select p.job_id, p.account_id, p.was, n.chunk, n.seconds,
          not w.shut and l.parked_until <= now() and l.closed_at is null
            and n.not_before <= now() as open,
          case when w.shut then 'infinity'
            when l.closed_at is not null then now() + interval '30 s'
            else greatest(n.not_before, l.parked_until) end as due_at
        from pairs p
          join lanes l on l.account_id = p.account_id
          cross join lateral (select l.shut or exists (select 1 from name_wait w
            where w.job_id = p.job_id and w.account_id = p.account_id) as shut) w
          left join lateral (
            select a.job_id, a.account_id, a.chunk, a.seconds, a.not_before from activity a
            where turn_key(a.job_id, a.account_id) = turn_key(p.job_id, p.account_id)
              and a.state = 'planned'
            order by a.not_before, a.chunk limit 1) n
            on n.job_id = p.job_id and n.account_id = p.account_id),
      gone as (
        delete from turn t using truth x
        where x.chunk is null and t.job_id = x.job_id and t.account_id = x.account_id),
      kept as (
        insert into turn as t (job_id, account_id, round, rank, open, due_at)
        select job_id, account_id, chunk, seconds, open, due_at from truth where chunk is not null
        order by account_id, job_id
        on conflict (job_id, account_id) do update set round = excluded.round,
          rank = excluded.rank, open = excluded.open, due_at = excluded.due_at),
      moved as (
        select job_id, cast(coalesce(open, false) as int) - cast(was as int) as opened from truth),
      """
          + QUEUES;

  /**
   * Shuts all turns of accounts of which something was claimed, whatever their state, and looks up
   * only what the claimed one's turn stands for now.
   */
  private static final String SHUT =
      """
      with pairs as materialized (
        select t.job_id, t.account_id, t.open, t.round, t.rank, t.job_id = c.job_id as own
        from jsonb_to_recordset(cast(cast(:claimed as text) as jsonb))
            as c(job_id uuid, account_id text)
          cross join lateral (select t.job_id, t.account_id, t.round, t.rank, t.open, t.due_at
            from turn t where t.account_id = c.account_id offset 0) t
        where t.open or t.due_at < 'infinity' or t.job_id = c.job_id),
      truth as materialized (
        select p.job_id, p.account_id, p.open, n.chunk, n.seconds
        from pairs p
          left join lateral (
            select a.job_id, a.account_id, a.chunk, a.seconds from activity a
            where turn_key(a.job_id, a.account_id) = turn_key(p.job_id, p.account_id)
              and a.state = 'planned'
            order by a.not_before, a.chunk limit 1) n
            on n.job_id = p.job_id and n.account_id = p.account_id
        where p.own
        union all
        select p.job_id, p.account_id, p.open, p.round, p.rank from pairs p where not p.own),
      gone as (
        delete from turn t using truth x
        where x.chunk is null and t.account_id = x.account_id and t.job_id = x.job_id),
      shut as (
        update turn t set round = x.chunk, rank = x.seconds, open = false, due_at = 'infinity'
        from truth x
        where x.chunk is not null and t.account_id = x.account_id and t.job_id = x.job_id),
      moved as (select job_id, -1 as opened from truth where open),
      """
          + QUEUES;

  private Turns() {}

  /**
   * After a claim that brought something of each of the accounts: nothing else of them may leave.
   */
  static Uni<Void> shut(
      StatelessSession session, List<Activity> claimed, List<Map<String, Object>> served) {
    return session
        .createNativeQuery(SHUT)
        .setParameter("claimed", Json.of(Deltas.turns(claimed)))
        .setParameter("served", Json.of(served))
        .executeUpdate()
        .replaceWithVoid();
  }

  /** After a claim that some of the accounts gave nothing to: what is true of each is found out. */
  static Uni<Void> claimed(
      StatelessSession session,
      Collection<String> accounts,
      List<Map<String, Object>> served,
      int cap) {
    return renew(session, new Concerned(accounts, List.of(), List.of()), served, cap);
  }

  /**
   * After the accounts were parked, when something of them has become due, or when names that they
   * wait for became known.
   */
  public static Uni<Void> renew(StatelessSession session, Collection<String> accounts) {
    return renew(session, new Concerned(accounts, List.of(), List.of()), List.of(), ANY);
  }

  /** After activities of these jobs and accounts were released; only their turns. */
  static Uni<Void> released(StatelessSession session, List<Map<String, Object>> turns) {
    return renew(session, new Concerned(List.of(), List.of(), turns), List.of(), ANY);
  }

  /** After steps that may have opened or shut turns. */
  static Uni<Void> renew(StatelessSession session, List<Transition> steps) {
    Set<String> moved = accounts(steps, Deltas::movesTurns);
    Set<String> freed = accounts(steps, Deltas::freesAccount);
    freed.removeAll(moved);
    return moved.isEmpty() && freed.isEmpty()
        ? Uni.createFrom().voidItem()
        : renew(session, new Concerned(moved, freed, Deltas.planned(steps)), List.of(), ANY);
  }

  private static Set<String> accounts(List<Transition> steps, Predicate<Transition> which) {
    return steps.stream()
        .filter(which)
        .map(step -> step.from().target().accountId())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Uni<Void> renew(
      StatelessSession session, Concerned concerned, List<Map<String, Object>> served, int cap) {
    return session
        .createNativeQuery(RENEW)
        .setParameter("accounts", Json.of(concerned.accounts()))
        .setParameter("freed", Json.of(concerned.freed()))
        .setParameter("planned", Json.of(concerned.planned()))
        .setParameter("served", Json.of(served))
        .setParameter("cap", cap)
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * Whose turns to work out anew.
   *
   * @param accounts all turns of these
   * @param freed those that an account's being full had shut, of accounts with less in flight now
   * @param planned single turns, which there may be none of yet
   */
  private record Concerned(
      Collection<String> accounts, Collection<String> freed, List<Map<String, Object>> planned) {}
}
