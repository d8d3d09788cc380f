package io.fanfare.postgres.jobs;

import io.fanfare.job.JobRequest.Options;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.job.Plan;
import io.fanfare.job.Plan.Planned;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Plans a new job's activities: one for each account and payload that is for it. */
final class ActivityWriter {
  private static final String PLAN =
      """
      with accounts as materialized (
        select account, wave, begins, place from rows from (
          jsonb_to_recordset(cast(cast(:accounts as text) as jsonb))
            as (account text, wave int, begins int))
          with ordinality as a(account, wave, begins, place)),
      payloads as materialized (
        select * from jsonb_to_recordset(cast(cast(:payloads as text) as jsonb)) as p(id uuid,
          operation text, items int, seconds real, step int, chunk int, whose text))
      insert into activity (id, job_id, account_id, operation, chunk, payload_id, keep_result,
        state, not_before, planned_at, priority, on_unknown, items, seconds, step, wave, chained)
      select gen_random_uuid(), :job, t.account, t.operation, t.chunk, t.id, :keep, 'planned',
        case when t.wave = 0 and t.step = t.begins then cast(cast(:due as text) as timestamptz)
          else 'infinity' end,
        now(), :priority, :unknown, t.items, t.seconds, t.step, t.wave, :chained
      from (
        select * from accounts a cross join payloads p where p.whose is null
        union all
        select * from accounts a join payloads p on p.whose = a.account) t
      order by t.place, t.step, t.chunk
      """;

  private static final String STAND =
      """
      insert into job_account (job_id, account_id, wave, step)
      select :job, a.account, a.wave, a.begins
      from jsonb_to_recordset(cast(cast(:accounts as text) as jsonb))
        as a(account text, wave int, begins int)
      """;

  private final StatelessSession session;
  private final NewJob job;
  private final String accounts;
  private final boolean chained;

  ActivityWriter(StatelessSession session, NewJob job, Plan plan) {
    this.session = session;
    this.job = job;
    this.accounts = Json.of(plan.accounts().stream().map(ActivityWriter::row).toList());
    this.chained = plan.waves() > 1 || job.request().steps().size() > 1;
  }

  /** {@code due} is a time, or "now" for the store's own. */
  Uni<Void> write(String due) {
    return plan(due).chain(() -> chained ? stand() : Uni.createFrom().item(0)).replaceWithVoid();
  }

  private Uni<Integer> plan(String due) {
    Options options = job.request().options();
    return session
        .createNativeQuery(PLAN)
        .setParameter("job", job.id())
        .setParameter("keep", options.keepResults())
        .setParameter("due", due)
        .setParameter("priority", options.priority())
        .setParameter("unknown", options.onUnknown().word())
        .setParameter("chained", chained)
        .setParameter("accounts", accounts)
        .setParameter("payloads", Json.of(job.payloads().stream().map(this::row).toList()))
        .executeUpdate();
  }

  private Uni<Integer> stand() {
    return session
        .createNativeQuery(STAND)
        .setParameter("job", job.id())
        .setParameter("accounts", accounts)
        .executeUpdate();
  }

  private static Map<String, Object> row(Planned account) {
    return Map.of(
        "account", account.accountId(),
        "wave", account.wave(),
        "begins", account.first().step());
  }

  private Map<String, @Nullable Object> row(Payload payload) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("id", payload.id().toString());
    row.put("operation", job.request().steps().get(payload.step()).operation());
    row.put("items", payload.items());
    row.put("seconds", payload.seconds());
    row.put("step", payload.step());
    row.put("chunk", payload.chunk());
    row.put("whose", payload.accountId());
    return row;
  }
}
