package io.fanfare.postgres.uploads;

import io.fanfare.postgres.Json;
import io.fanfare.upload.UploadSettings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Deletes what has outlived its use, inside the caller's transaction. */
final class UploadPurge {
  /** Locked first: only a statement that begins after that sees every schedule that holds them. */
  private static final String OLD =
      """
      select cast(u.id as text) from upload u
      where u.begun_at < now() - make_interval(secs => :seconds)
        and not exists (select 1 from upload_hold h where h.upload_id = u.id)
      for update of u skip locked
      """;

  private static final String DELETE =
      """
      delete from upload u where u.id in (
          select cast(v as uuid)
          from jsonb_array_elements_text(cast(cast(:uploads as text) as jsonb)) v)
        and not exists (select 1 from upload_hold h where h.upload_id = u.id)
      """;
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
    return old(session, settings.retention())
        .chain(() -> run(session, HALF, settings.abandonedAfter()))
        .chain(() -> run(session, NO_JOB, settings.abandonedAfter()))
        .chain(() -> run(session, REJECTED_FOR_NO_JOB, settings.abandonedAfter()));
  }

  private static Uni<Integer> old(StatelessSession session, Duration age) {
    return session
        .createNativeQuery(OLD, String.class)
        .setParameter("seconds", (double) age.toSeconds())
        .getResultList()
        .chain(
            ids ->
                session
                    .createNativeQuery(DELETE)
                    .setParameter("uploads", Json.of(ids))
                    .executeUpdate());
  }

  private static Uni<Integer> run(StatelessSession session, String sql, Duration age) {
    return session
        .createNativeQuery(sql)
        .setParameter("seconds", (double) age.toSeconds())
        .executeUpdate();
  }
}
