package io.fanfare.postgres.activities;

/** The statements of a claim. Each reads what may be claimed now, and no row that may not. */
final class ClaimSql {

  /** Accounts with turns that have become due, a set at a time. */
  static final String DUE =
      """
      select l.account_id
      from (select distinct t.account_id from (select t.account_id from turn t
          where not t.open and t.due_at < 'infinity' and t.due_at <= now()
          order by t.due_at limit 500) t) t
        cross join lateral (select l.account_id from lane l where l.account_id = t.account_id
          for update skip locked) l
      """;

  /** No lock: two claims at the same time may divide alike, they do not take the same turns. */
  static final String HEADS =
      """
      select cast(job_id as text), vtime, weight, open from job_queue
      where running and open > 0 and priority >= :lowest
      order by vtime, weight desc, job_id limit :limit
      """;

  /**
   * Each job's turns in their order. They are put in order before any lane is looked up, and lanes
   * are looked up turn by turn: so only those within the share are locked, and those that others
   * have locked are passed over. A few more than the share are read to make up for these.
   */
  static final String TAKE =
      """
      select cast(s.job_id as text), t.account_id
      from jsonb_to_recordset(cast(cast(:shares as text) as jsonb))
          as s(job_id uuid, share int, place int)
        cross join lateral (
          select t.account_id, t.round, t.rank
          from (select t.account_id, t.round, t.rank from turn t
              where t.job_id = s.job_id and t.open
              order by t.round, t.rank desc, t.account_id limit 4 * s.share + 64) t
            cross join lateral (select 1 from lane l
              where l.account_id = t.account_id and l.unresolved is null
              for update skip locked) l
          limit s.share) t
      order by s.place, t.round, t.rank desc, t.account_id
      """;

  /**
   * A statement of its own: it must see what changed before the lanes were locked. Where two jobs
   * took the same account the one that is further behind gets it.
   */
  static final String CLAIM =
      """
      with taken as materialized (
        select distinct on (r.turn ->> 1) r.turn ->> 1 as whose, cast(r.turn ->> 0 as uuid) as job
        from jsonb_array_elements(cast(cast(:turns as text) as jsonb)) with ordinality
          as r(turn, place)
        order by r.turn ->> 1, r.place),
      chosen as materialized (
        select t.whose, n.id as picked from taken t
          cross join lateral (select 1 from lane l where l.account_id = t.whose
            and l.unresolved is null and l.parked_until <= now() and l.in_flight < :cap limit 1) l
          cross join lateral (select 1 from account c
            where c.account_id = t.whose and c.closed_at is null limit 1) c
          join job_queue q on q.job_id = t.job and q.running
          cross join lateral (
            select a.id, a.job_id, a.account_id from activity a
            where turn_key(a.job_id, a.account_id) = turn_key(t.job, t.whose)
              and a.state = 'planned' and a.not_before <= now()
            order by a.not_before, a.chunk limit 1) n
          where n.job_id = t.job and n.account_id = t.whose),
      lanes as (
        update lane l set unresolved = c.picked from chosen c where l.account_id = c.whose)
      update activity a set state = 'submitting', owner = :owner, attempts = attempts + 1,
        version = version + 1, sent_from = clock_timestamp(),
        send_by = clock_timestamp() + make_interval(secs => :within),
        lost_not_before = clock_timestamp() + make_interval(secs => :lease)
      from chosen c where a.id = c.picked
      returning\s"""
          + ActivityEntity.COLUMNS;

  private ClaimSql() {}
}
