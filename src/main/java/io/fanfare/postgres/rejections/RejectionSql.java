package io.fanfare.postgres.rejections;

import java.util.UUID;

/** How boxes are found, along the index of a job's boxes in their order. */
final class RejectionSql {
  /** Comes before every id. */
  static final UUID LOWEST = new UUID(0, 0);

  static final String TALLY =
      """
      select r.reason, cast(sum(cast(r.rows as bigint)) as bigint) from rejection_box b,
        jsonb_each_text(cast(b.reasons as jsonb)) as r(reason, rows)
      where b.job_id = :job group by r.reason order by r.reason
      """;

  static final String TALLIES =
      """
      with chosen as (
        select distinct b.account_id from rejection_box b
        where b.job_id = :job and (:first or b.account_id > :after)
        order by b.account_id limit :limit)
      select b.account_id, r.reason, cast(sum(cast(r.rows as bigint)) as bigint)
      from rejection_box b join chosen c on c.account_id = b.account_id,
        jsonb_each_text(cast(b.reasons as jsonb)) as r(reason, rows)
      where b.job_id = :job group by b.account_id, r.reason order by b.account_id, r.reason
      """;

  /** Jobs may be long: a box is as old as the end of its job, and one without a job as itself. */
  static final String PURGE =
      """
      update rejection_box set key_id = null, nonce = null, box = null
      where id in (select b.id from rejection_box b left join job j on j.id = b.job_id
        where b.box is not null and b.created_at < now() - make_interval(secs => :seconds)
          and (j.id is null or j.finished_at < now() - make_interval(secs => :seconds))
        order by b.created_at limit 1000)
      """;

  static final String PAGE =
      """
      select id, job_id, activity_id, account_id, first_row, reasons, key_id, nonce, box
      from rejection_box
      where job_id = :job and (:any or account_id = :account)
        and (account_id, first_row, id) > (:after_account, :after_row, :after)
      order by account_id, first_row, id limit :limit
      """;

  private RejectionSql() {}
}
