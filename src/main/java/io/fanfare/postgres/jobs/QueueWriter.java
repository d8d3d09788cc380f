package io.fanfare.postgres.jobs;

import io.fanfare.fairness.FairShare;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.Plan;
import io.fanfare.job.Plan.Planned;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Queues a new job behind none: its turns, one an account, and its queue. Lanes are locked last and
 * in the order of the accounts, so that a job of a million activities holds up nobody while these
 * are written.
 */
final class QueueWriter {
  private static final String LANES =
      """
      insert into lane (account_id)
      select a from jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)) a order by a
      on conflict do nothing
      """;

  private static final String LOCK =
      """
      select count(*) from (select account_id from lane where account_id in
        (select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
      order by account_id for update) l
      """;

  /** The queue starts where the earliest of those with work is: neither ahead nor behind. */
  private static final String TURNS =
      """
      with planned as (
        select l.account_id, t.seconds, l.unresolved is null as free,
          case when t.held then 'infinity'
            else greatest(cast(cast(:due as text) as timestamptz), l.parked_until) end as due_at
        from jsonb_to_recordset(cast(cast(:turns as text) as jsonb))
            as t(account text, seconds real, held boolean)
          join lane l on l.account_id = t.account),
      turns as (
        insert into turn (job_id, account_id, round, rank, open, due_at)
        select :job, account_id, 0, seconds, free and due_at <= now(),
          case when free then due_at else 'infinity' end
        from planned returning open)
      insert into job_queue (job_id, priority, weight, vtime, running, open)
      select :job, :priority, :weight,
        coalesce((select min(vtime) from job_queue where running and open > 0),
          (select max(vtime) from job_queue), 0),
        :running, count(*) filter (where open) from turns
      """;

  private final StatelessSession session;
  private final NewJob job;
  private final Plan plan;
  private final String accounts;

  QueueWriter(StatelessSession session, NewJob job, Plan plan) {
    this.session = session;
    this.job = job;
    this.plan = plan;
    this.accounts = Json.of(plan.accounts().stream().map(Planned::accountId).toList());
  }

  /**
   * {@code due} is a time, or "now" for the store's own; nothing is taken from a queue that is not
   * running.
   */
  Uni<Void> write(String due, boolean running) {
    return plan.accounts().isEmpty() ? Uni.createFrom().voidItem() : queue(due, running);
  }

  private Uni<Void> queue(String due, boolean running) {
    return session
        .createNativeQuery(LANES)
        .setParameter("accounts", accounts)
        .executeUpdate()
        .chain(() -> lock())
        .chain(() -> turns(due, running));
  }

  private Uni<Long> lock() {
    return session
        .createNativeQuery(LOCK, Long.class)
        .setParameter("accounts", accounts)
        .getSingleResult();
  }

  private Uni<Void> turns(String due, boolean running) {
    int priority = job.request().options().priority();
    return session
        .createNativeQuery(TURNS)
        .setParameter("job", job.id())
        .setParameter("turns", Json.of(plan.accounts().stream().map(QueueWriter::turn).toList()))
        .setParameter("due", due)
        .setParameter("running", running)
        .setParameter("priority", priority)
        .setParameter("weight", FairShare.weight(priority))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Map<String, Object> turn(Planned account) {
    return Map.of(
        "account", account.accountId(),
        "seconds", account.first().seconds(),
        "held", account.wave() > 0);
  }
}
