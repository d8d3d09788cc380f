package io.fanfare.postgres.jobs;

import io.fanfare.access.Scope;
import io.fanfare.job.JobView;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Jobs of a scope, newest first. One outside tells nothing, not even as the place to go on. */
final class JobList {
  private static final String FIRST =
      """
      select j.* from job j
      where cast(:scope as text) = '{}' or cast(j.scope as jsonb) @> cast(cast(:scope as text) as jsonb)
      order by j.created_at desc, j.id limit :limit
      """;

  private static final String AFTER =
      """
      select j.* from job j, job a where a.id = :after
        and (j.created_at < a.created_at or (j.created_at = a.created_at and j.id > a.id))
        and (cast(:scope as text) = '{}' or (
          cast(j.scope as jsonb) @> cast(cast(:scope as text) as jsonb)
          and cast(a.scope as jsonb) @> cast(cast(:scope as text) as jsonb)))
      order by j.created_at desc, j.id limit :limit
      """;

  private JobList() {}

  static Uni<List<JobView>> read(
      StatelessSession session, Scope scope, @Nullable UUID after, int limit) {
    return query(session, after)
        .setParameter("scope", Json.of(scope.labels()))
        .setParameter("limit", limit)
        .getResultList()
        .map(rows -> rows.stream().map(JobEntity::view).toList());
  }

  private static SelectionQuery<JobEntity> query(StatelessSession session, @Nullable UUID after) {
    return after == null
        ? session.createNativeQuery(FIRST, JobEntity.class)
        : session.createNativeQuery(AFTER, JobEntity.class).setParameter("after", after);
  }
}
