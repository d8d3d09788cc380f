package io.fanfare.postgres.naming;

/** The statements about accounts that wait for names. */
final class PreparationSql {

  /**
   * Each job's accounts in their order, as many of each as of any other; closed ones are nobody's
   * targets. A wait that is taken is put off by the lease, and no other of its account is taken
   * meanwhile: both would look up the same names.
   */
  static final String CLAIM =
      """
      with ready as materialized (
        select j.id, j.wave, count(*) over () as jobs from job j
        where j.state = 'running' and not j.cancel_requested
          and j.not_before <= now() + interval '1 min'
          and exists (select 1 from name_wait w
            where w.job_id = j.id and w.wave <= j.wave and w.due_at <= now())),
      found as materialized (
        select w.job_id, w.account_id from ready r cross join lateral (
          select w.job_id, w.account_id from name_wait w
          where w.job_id = r.id and w.wave <= r.wave and w.due_at <= now()
            and not exists (select 1 from name_wait o
              where o.account_id = w.account_id and o.claimed_until > now())
            and exists (select 1 from account c
              where c.account_id = w.account_id and c.closed_at is null)
          order by w.due_at, w.account_id limit greatest(1, :limit / r.jobs)
          for update skip locked) w),
      chosen as (
        select distinct on (account_id) job_id, account_id from found
        order by account_id, job_id limit :limit)
      update name_wait w set due_at = now() + make_interval(secs => :lease),
        claimed_until = now() + make_interval(secs => :lease)
      from chosen c where w.job_id = c.job_id and w.account_id = c.account_id
      returning cast(w.job_id as text), w.account_id
      """;

  static final String REFERENCES =
      """
      select cast(r.job_id as text), r.kind, r.name, j.create_missing
      from job_reference r join job j on j.id = r.job_id
      where r.job_id in (select cast(i as uuid)
        from jsonb_array_elements_text(cast(cast(:jobs as text) as jsonb)) i)
      """;

  static final String LOCK =
      """
      select l.account_id from lane l where l.account_id in
        (select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
      order by l.account_id for update
      """;

  static final String READY =
      """
      delete from name_wait w using
        jsonb_to_recordset(cast(cast(:waits as text) as jsonb)) as p(job uuid, account text)
      where w.job_id = p.job and w.account_id = p.account
      """;

  static final String LATER =
      """
      update name_wait set due_at = cast(cast(:until as text) as timestamptz),
        claimed_until = '-infinity'
      where job_id = :job and account_id = :account
      """;

  static final String FAILED =
      """
      insert into name_problem (job_id, account_id, kind, name, reason)
      select :job, :account, p.kind, p.name, p.reason
      from jsonb_to_recordset(cast(cast(:problems as text) as jsonb))
        as p(kind text, name text, reason text)
      on conflict (job_id, account_id, kind, name) do update set reason = excluded.reason
      """;

  static final String AGAIN =
      """
      insert into name_wait (job_id, account_id, wave, due_at)
      select :job, :account, j.wave, now() from job j where j.id = :job
      on conflict (job_id, account_id) do update set due_at = now(), claimed_until = '-infinity'
      """;

  static final String ADD_REFERENCES =
      """
      insert into job_reference (job_id, kind, name)
      select :job, r.kind, r.name from jsonb_to_recordset(cast(cast(:references as text) as jsonb))
        as r(kind text, name text)
      on conflict do nothing
      """;

  static final String WAIT =
      """
      insert into name_wait (job_id, account_id, wave, due_at)
      select a.job_id, a.account_id, min(a.wave), now() from activity a where a.job_id = :job
      group by a.job_id, a.account_id
      """;

  private PreparationSql() {}
}
