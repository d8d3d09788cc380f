package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.Transition;
import io.fanfare.postgres.Json;
import io.fanfare.vendor.Reason;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Moves accounts on in jobs of several steps or waves, in the transaction that ended something of
 * them. The caller holds the lanes' locks.
 */
final class Chains {

  /**
   * A step is over when nothing of it is left unended. Then, if all that ended in its account ended
   * well, the next is released; else the account is done, and answered when more of it is planned.
   */
  private static final String ADVANCE =
      """
      with e as materialized (
        select job_id, account_id, bool_or(bad) as bad
        from jsonb_to_recordset(cast(cast(:ends as text) as jsonb))
          as e(job_id uuid, account_id text, bad boolean)
        group by job_id, account_id),
      stand as materialized (
        select a.job_id, a.account_id, a.step, a.failed or e.bad as failed,
          not exists (select 1 from activity x
            where turn_key(x.job_id, x.account_id) = turn_key(a.job_id, a.account_id)
              and x.chained and x.step = a.step
              and x.job_id = a.job_id and x.account_id = a.account_id) as over
        from e join job_account a on a.job_id = e.job_id and a.account_id = e.account_id
        where not a.done),
      next as materialized (
        select n.id, s.job_id, s.account_id, s.failed from stand s
          cross join lateral (select x.id, x.step from activity x
            where turn_key(x.job_id, x.account_id) = turn_key(s.job_id, s.account_id)
              and x.chained and x.step > s.step and x.state = 'planned'
              and x.job_id = s.job_id and x.account_id = s.account_id offset 0) n
        where s.over and (s.failed or n.step = s.step + 1)),
      freed as (
        update activity x set not_before = now() from next n where x.id = n.id and not n.failed),
      kept as (
        update job_account a set failed = s.failed,
          step = a.step + case when s.over and not s.failed and n.account_id is not null
            then 1 else 0 end,
          done = s.over and (s.failed or n.account_id is null)
        from stand s left join (select distinct job_id, account_id from next) n
          on n.job_id = s.job_id and n.account_id = s.account_id
        where a.job_id = s.job_id and a.account_id = s.account_id)
      select cast(id as text) from next where failed
      """;

  private static final String READ = ActivitySql.OF_IDS + " order by account_id, step, chunk";

  private final StatelessSession session;
  private final List<Transition> ends;

  Chains(StatelessSession session, List<Transition> ends) {
    this.session = session;
    this.ends = ends;
  }

  /** Answers the steps that end what can no longer follow, still to be kept. */
  Uni<List<Transition>> advance() {
    return ends.isEmpty()
        ? Uni.createFrom().item(List.of())
        : session
            .createNativeQuery(ADVANCE, String.class)
            .setParameter("ends", Json.of(ends.stream().map(Chains::row).toList()))
            .getResultList()
            .chain(rest -> rest.isEmpty() ? Uni.createFrom().item(List.of()) : read(rest));
  }

  private Uni<List<Transition>> read(List<String> rest) {
    return session
        .createNativeQuery(READ, ActivityEntity.class)
        .setParameter("ids", Json.of(rest))
        .getResultList()
        .map(rows -> PostgresActivities.activities(rows).stream().map(this::cancelled).toList());
  }

  private Transition cancelled(Activity activity) {
    return activity.to(((Planned) activity.state()).cancelled(reason(activity.target())));
  }

  /** Where all of the account's activities are being called off, all have that reason. */
  private Reason reason(Activity.Target target) {
    return ends.stream()
        .filter(end -> end.from().target().equals(target))
        .map(end -> ((Ended) end.to()).reason())
        .filter(Chains::isCalledOff)
        .findFirst()
        .orElse(Reason.EARLIER_STEP_FAILED);
  }

  private static boolean isCalledOff(@Nullable Reason reason) {
    return reason == Reason.CANCELLED_BY_CALLER || reason == Reason.WAVE_HALTED;
  }

  private static Map<String, Object> row(Transition end) {
    Activity.Target target = end.from().target();
    return Map.of(
        "job_id", target.jobId().toString(),
        "account_id", target.accountId(),
        "bad", !((Ended) end.to()).isWell());
  }
}
