package io.fanfare.postgres.uploads;

import io.fanfare.upload.UploadSettings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Deletes what has outlived its use, inside the caller's transaction. */
final class UploadPurge {
  private static final String OLD =
      "delete from upload where begun_at < now() - make_interval(secs => :seconds)";
  private static final String HALF =
      "delete from upload where kept_at is null"
          + " and begun_at < now() - make_interval(secs => :seconds)";
  private static final String NO_JOB =
      "delete from payload where job_id is null and prepared_for is not null"
          + " and kept_at < now() - make_interval(secs => :seconds)";
  private static final String REJECTED_FOR_NO_JOB =
      """
      delete from rejection_box b where activity_id is null
        and created_at < now() - make_interval(secs => :seconds)
        and not exists (select 1 from job j where j.id = b.job_id)
      """;

  private UploadPurge() {}

  static Uni<Integer> run(StatelessSession session, UploadSettings settings) {
    return run(session, OLD, settings.retention())
        .chain(() -> run(session, HALF, settings.abandonedAfter()))
        .chain(() -> run(session, NO_JOB, settings.abandonedAfter()))
        .chain(() -> run(session, REJECTED_FOR_NO_JOB, settings.abandonedAfter()));
  }

  private static Uni<Integer> run(StatelessSession session, String sql, Duration age) {
    return session
        .createNativeQuery(sql)
        .setParameter("seconds", (double) age.toSeconds())
        .executeUpdate();
  }
}
