package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Claims due activities through their lanes.
 *
 * @param activities now {@code submitting}, each the only unresolved one of its account
 * @param lanes how many lanes were visited; those without anything sendable are put off
 */
record DueClaim(List<Activity> activities, int lanes) {
  private static final String LOCK =
      """
      select account_id from lane
      where planned > 0 and unresolved is null and due_at <= now() and parked_until <= now()
        and in_flight < :cap
      order by due_at, account_id limit :limit for update skip locked
      """;

  /** A statement of its own: it must see what was planned before the lanes were locked. */
  private static final String PICK =
      """
      with picked as (
        select r.account_id, p.id, p.not_before
        from jsonb_array_elements_text(cast(cast(:lanes as text) as jsonb)) r(account_id)
        left join lateral (
          select a.id, a.not_before from activity a
            join job j on j.id = a.job_id and j.state = 'running' and not j.cancel_requested
            join account c on c.account_id = a.account_id and c.closed_at is null
          where a.account_id = r.account_id and a.state = 'planned'
          order by case when a.not_before <= now() then 0 else 1 end,
            case when a.not_before <= now() then -j.priority else 0 end,
            case when a.not_before <= now() then a.seq else 0 end, a.not_before
          limit 1) p on true)
      update lane l set
        unresolved = case when p.not_before <= now() then p.id end,
        planned = l.planned - case when p.not_before <= now() then 1 else 0 end,
        due_at = case when p.id is null then 'infinity'
          when p.not_before <= now() then now() else p.not_before end
      from picked p where l.account_id = p.account_id
      returning cast(l.unresolved as text)
      """;

  private static final String CLAIM =
      """
      update activity set state = 'submitting', owner = :owner, attempts = attempts + 1,
        version = version + 1, sent_from = clock_timestamp(),
        send_by = clock_timestamp() + make_interval(secs => :within),
        lost_not_before = clock_timestamp() + make_interval(secs => :lease)
      where id in (select cast(i as uuid) from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) i)
      returning\s"""
          + ActivityEntity.COLUMNS;

  /** Whether lanes were put off and nothing was claimed: others may be due behind them. */
  boolean isDeferralOnly() {
    return activities.isEmpty() && lanes > 0;
  }

  static Uni<DueClaim> claim(StatelessSession session, int limit, ClaimTerms terms) {
    return session
        .createNativeQuery(LOCK, String.class)
        .setParameter("cap", terms.perAccountInFlight())
        .setParameter("limit", limit)
        .getResultList()
        .chain(lanes -> lanes.isEmpty() ? nothing() : pick(session, lanes, terms));
  }

  private static Uni<DueClaim> pick(
      StatelessSession session, List<String> lanes, ClaimTerms terms) {
    return session
        .createNativeQuery(PICK, String.class)
        .setParameter("lanes", Json.of(lanes))
        .getResultList()
        .chain(picked -> claim(session, picked, terms));
  }

  private static Uni<DueClaim> nothing() {
    return Uni.createFrom().item(new DueClaim(List.of(), 0));
  }

  private static Uni<DueClaim> claim(
      StatelessSession session, List<String> picked, ClaimTerms terms) {
    List<String> ids = picked.stream().filter(Objects::nonNull).toList();
    if (ids.isEmpty()) {
      return Uni.createFrom().item(new DueClaim(List.of(), picked.size()));
    }
    return session
        .createNativeQuery(CLAIM, ActivityEntity.class)
        .setParameter("owner", terms.owner())
        .setParameter("within", seconds(terms.sendWithin()))
        .setParameter("lease", seconds(terms.lease()))
        .setParameter("ids", Json.of(ids))
        .getResultList()
        .map(rows -> new DueClaim(PostgresActivities.activities(rows), picked.size()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
