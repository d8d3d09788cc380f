package io.fanfare.postgres.jobs;

import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Retried;
import io.fanfare.postgres.Json;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Takes what a new job retries, so that no other job does, inside the caller's transaction. */
final class RetryWriter {
  /** In one order, so that two retries of one job do not wait for each other in a ring. */
  private static final String TAKE =
      """
      with asked as materialized (
        select e.id, e.ended_at from activity_ended e
        where e.job_id = :parent and e.retried_by is null and e.id in (
          select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as uuid))
        order by e.id for update)
      update activity_ended e set retried_by = :job from asked a
      where e.id = a.id and e.ended_at = a.ended_at
      """;

  private RetryWriter() {}

  static Uni<Void> take(StatelessSession session, NewJob job) {
    Retried retried = job.retried();
    return retried == null
        ? Uni.createFrom().voidItem()
        : session
            .createNativeQuery(TAKE)
            .setParameter("parent", retried.jobId())
            .setParameter("job", job.id())
            .setParameter(
                "ids", Json.of(retried.activities().stream().map(UUID::toString).toList()))
            .executeUpdate()
            .invoke(taken -> refuseTaken(retried, taken))
            .replaceWithVoid();
  }

  private static void refuseTaken(Retried retried, int taken) {
    if (taken < retried.activities().size()) {
      throw RefusedException.of(
          ProblemCode.REQUEST_GONE,
          "Another retry of the job has begun meanwhile: retry that one.");
    }
  }
}
