package io.fanfare.postgres.activities;

/** How activities are found, each by an index of its own. */
final class ActivitySql {
  /** Continued with a condition. */
  static final String SELECT = "select " + ActivityEntity.COLUMNS + " from activity ";

  /** Those of the parameter {@code ids}, JSON; continued with an order. */
  static final String OF_IDS =
      SELECT
          + """
            where id in (select cast(i as uuid)
              from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) i)
            """;

  static final String TO_CANCEL =
      SELECT
          + """
            where state = 'planned' and job_id in
              (select id from job where cancel_requested and state <> 'finished') limit :limit
            """;

  static final String OF_CLOSED =
      SELECT
          + """
            where state = 'planned' and turn_key(job_id, account_id) in
              (select turn_key(t.job_id, t.account_id) from turn t
                join account c on c.account_id = t.account_id where c.closed_at is not null)
              and account_id in (select account_id from account where closed_at is not null)
            limit :limit
            """;

  static final String PLANNED =
      SELECT
          + """
            where turn_key(job_id, account_id) = turn_key(:job, :account) and state = 'planned'
              and job_id = :job and account_id = :account
            """;

  static final String AMBIGUOUS =
      SELECT
          + """
            where state = 'ambiguous'
              and progress_at < now() - make_interval(secs => :seconds) limit :limit
            """;

  /** The vendor lists an activity for ten days: what ended long before cannot be meant. */
  static final String KNOWN =
      """
      with asked as (
        select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as remote_id)
      select a.remote_id from activity a where a.account_id = :account
        and a.state in ('in_flight', 'unknown') and a.remote_id in (select remote_id from asked)
      union select e.remote_id from activity_ended e where e.account_id = :account
        and e.ended_at > now() - interval '60 days'
        and e.remote_id in (select remote_id from asked)
      union select f.remote_id from foreign_activity f where f.account_id = :account
        and f.remote_id in (select remote_id from asked)
      """;

  static final String FOREIGN =
      """
      insert into foreign_activity (account_id, remote_id) values (:account, :remote)
      on conflict do nothing
      """;

  static final String PARK =
      """
      update lane set parked_until =
        greatest(parked_until, now() + make_interval(secs => :seconds))
      where account_id = :account
      """;

  private ActivitySql() {}
}
