package io.fanfare.postgres.schedules;

import io.fanfare.postgres.Json;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Keeps uploads from being deleted while a schedule names them, inside the caller's transaction.
 */
final class Holds {
  private static final String RELEASE = "delete from upload_hold where schedule = :schedule";

  /** Whoever is deleting one is waited for: then it is not there. */
  private static final String HOLD =
      """
      insert into upload_hold (upload_id, schedule)
      select u.id, :schedule from upload u where u.kept_at is not null and u.id in (
        select cast(v as uuid) from jsonb_array_elements_text(cast(cast(:uploads as text) as jsonb)) v)
      for key share of u
      """;

  private Holds() {}

  /** The schedule holds these from now on; fails with RefusedException(unknown_upload). */
  static Uni<Void> replace(StatelessSession session, String schedule, Set<UUID> uploads) {
    Uni<Integer> released =
        session.createNativeQuery(RELEASE).setParameter("schedule", schedule).executeUpdate();
    return uploads.isEmpty()
        ? released.replaceWithVoid()
        : released.chain(() -> hold(session, schedule, uploads));
  }

  private static Uni<Void> hold(StatelessSession session, String schedule, Set<UUID> uploads) {
    return session
        .createNativeQuery(HOLD)
        .setParameter("schedule", schedule)
        .setParameter("uploads", Json.of(uploads.stream().map(UUID::toString).toList()))
        .executeUpdate()
        .invoke(held -> requireAll(held, uploads))
        .replaceWithVoid();
  }

  private static void requireAll(int held, Set<UUID> uploads) {
    if (held != uploads.size()) {
      throw RefusedException.of(
          ProblemCode.UNKNOWN_UPLOAD, "An upload that the schedule names was deleted just now.");
    }
  }
}
