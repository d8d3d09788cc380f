package io.fanfare.postgres.schedules;

/** Statements over firings. Times come as text: their type is then certain. */
final class FiringSql {
  /** What is planned already stays as it is: the key says that it is the same firing. */
  static final String PLAN =
      """
      insert into firing (schedule, planned_at, state, made_up, stands_for, over)
      select :schedule, p.at, p.state, p.made_up, p.stands_for, p.state <> 'waiting'
      from jsonb_to_recordset(cast(cast(:due as text) as jsonb))
        as p(at timestamptz, state text, made_up boolean, stands_for int)
      on conflict do nothing
      """;

  static final String FORGET =
      """
      delete from firing where schedule = :schedule and over
        and planned_at < cast(cast(:now as text) as timestamptz) - interval '30 days'
      """;

  static final String SKIP_WAITING =
      """
      update firing set state = 'skipped', reason = 'paused', over = true
      where schedule = :schedule and state = 'waiting'
      """;

  /** The row lock is what makes one replica at a time decide for a schedule. */
  static final String LOCK =
      """
      select s.name from schedule s where exists (
        select 1 from firing f where f.schedule = s.name and not f.over
          and (f.state = 'waiting' or (f.state = 'starting'
            and f.held_until <= cast(cast(:now as text) as timestamptz))))
      order by s.name limit 100 for update skip locked
      """;

  /** A job that is gone is not running either. */
  static final String CLOSE =
      """
      update firing f set over = true where f.state = 'fired' and not f.over
        and f.schedule in (
          select jsonb_array_elements_text(cast(cast(:schedules as text) as jsonb)))
        and not exists (select 1 from job j where j.id = f.job_id and j.state <> 'finished')
      """;

  static final String OPEN =
      """
      select f.* from firing f where not f.over and f.schedule in (
        select jsonb_array_elements_text(cast(cast(:schedules as text) as jsonb)))
      order by f.schedule, f.planned_at
      """;

  static final String BEGIN =
      """
      update firing f set state = 'starting', owner = :owner, attempts = f.attempts + 1,
        held_until = cast(cast(:until as text) as timestamptz)
      from jsonb_to_recordset(cast(cast(:set as text) as jsonb))
        as p(schedule text, at timestamptz)
      where f.schedule = p.schedule and f.planned_at = p.at
      """;

  static final String SKIP =
      """
      update firing f set state = 'skipped', reason = p.reason, over = true
      from jsonb_to_recordset(cast(cast(:set as text) as jsonb))
        as p(schedule text, at timestamptz, reason text)
      where f.schedule = p.schedule and f.planned_at = p.at
      """;

  /** Whoever made it, the job is there. */
  static final String FIRED =
      """
      update firing set state = 'fired', job_id = cast(cast(:job as text) as uuid), reason = null,
        over = cast(:job as text) is null, owner = null, held_until = null,
        fired_at = cast(cast(:now as text) as timestamptz)
      where schedule = :schedule and planned_at = cast(cast(:at as text) as timestamptz)
        and state in ('starting', 'failed')
      """;

  static final String FAILED =
      """
      update firing set state = 'failed', reason = :reason, over = true, owner = null,
        held_until = null
      where schedule = :schedule and planned_at = cast(cast(:at as text) as timestamptz)
        and state = 'starting' and owner = :owner
      """;

  static final String LATER =
      """
      update firing set owner = null, held_until = cast(cast(:until as text) as timestamptz)
      where schedule = :schedule and planned_at = cast(cast(:at as text) as timestamptz)
        and state = 'starting' and owner = :owner
      """;

  static final String LAST =
      """
      select l.* from jsonb_array_elements_text(cast(cast(:schedules as text) as jsonb)) s(name)
        cross join lateral (
          select f.* from firing f where f.schedule = s.name
          order by f.planned_at desc limit :last) l
      order by l.schedule, l.planned_at desc
      """;

  /** One that has just fired, perhaps at the start of another replica, does not fire again. */
  static final String AT_ONCE =
      """
      update schedule s set next_at = cast(cast(:now as text) as timestamptz)
      where s.name = :name and s.next_at is not null
        and (s.starts_at is null or s.starts_at <= cast(cast(:now as text) as timestamptz))
        and not exists (select 1 from firing f where f.schedule = s.name
          and f.planned_at > cast(cast(:since as text) as timestamptz))
      """;

  private FiringSql() {}
}
