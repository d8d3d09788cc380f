package io.fanfare.postgres.exports;

/** The statements about files of exports. */
final class ExportSql {
  static final String CLAIM =
      """
      update export_file f set due_at = now() + make_interval(secs => :lease)
      from (select activity_id from export_file where state = 'waiting' and due_at <= now()
        order by due_at, activity_id limit :limit for update skip locked) d
      where f.activity_id = d.activity_id
      returning f.\s"""
          + ExportFileEntity.COLUMNS.replace(", ", ", f.");

  static final String KEEP_PART =
      """
      insert into export_part (activity_id, part, key_id, nonce, box)
      values (:activity, :part, :key, :nonce, :box)
      on conflict (activity_id, part) do update
        set key_id = excluded.key_id, nonce = excluded.nonce, box = excluded.box
      """;

  static final String KEPT =
      """
      update export_file set state = 'kept', cause = null, parts = :parts, records = :records,
        bytes = :bytes, key_id = :key, nonce = :nonce, header = :header, kept_at = now()
      where activity_id = :activity and state = 'waiting'
      """;

  static final String DROP_PARTS =
      "delete from export_part where activity_id = :activity and part >= :from";

  static final String LATER =
      """
      update export_file set due_at = now() + make_interval(secs => :seconds),
        cause = coalesce(cast(:cause as text), cause), attempts = attempts + :failed
      where activity_id = :activity and state = 'waiting'
      """;

  static final String LOST =
      """
      update export_file set state = 'lost', cause = :cause, attempts = attempts + 1
      where activity_id = :activity and state = 'waiting'
      """;

  static final String COUNTS =
      """
      select count(*) filter (where state = 'waiting'), count(*) filter (where state = 'kept'),
        count(*) filter (where state = 'lost'), count(*) filter (where state = 'deleted')
      from export_file where job_id = :job
      """;

  static final String KEPT_OF_JOB =
      "select "
          + ExportFileEntity.COLUMNS
          + """
             from export_file where job_id = :job and state = 'kept'
              and (account_id, activity_id) > (:account, :activity)
            order by account_id, activity_id limit :limit
            """;

  static final String PART =
      "select activity_id, key_id, nonce, box from export_part"
          + " where activity_id = :activity and part = :part";

  /** The parts go with the file's own row locked, so that two replicas delete different ones. */
  static final String PURGE =
      """
      with old as (
        select activity_id from export_file where state = 'kept'
          and kept_at < now() - make_interval(secs => :seconds)
        order by kept_at limit 100 for update skip locked),
      parts as (
        delete from export_part p using old where p.activity_id = old.activity_id)
      update export_file f set state = 'deleted', key_id = null, nonce = null, header = null
      from old where f.activity_id = old.activity_id
      """;

  private ExportSql() {}
}
