package io.fanfare.postgres.uploads;

import io.fanfare.job.IdempotencyKey;
import io.fanfare.postgres.Json;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.upload.Upload;
import io.fanfare.upload.UploadStore.Kept;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Makes an upload findable together with its key, inside the caller's transaction. */
final class UploadWriter {
  private static final String TAKE =
      """
      insert into idempotency (scope, key, fingerprint, upload_id)
      values (:scope, :key, :fingerprint, :upload) on conflict do nothing
      """;
  private static final String EARLIER =
      "select fingerprint, cast(upload_id as text) from idempotency"
          + " where scope = :scope and key = :key";
  private static final String FINISH =
      "update upload set by_account = :by, named = :named, rows = :rows, bytes = :bytes, kept_at = now()"
          + " where id = :id";

  private UploadWriter() {}

  static Uni<Kept> finish(StatelessSession session, Upload upload, @Nullable IdempotencyKey key) {
    return key == null
        ? kept(session, upload)
        : take(session, upload, key)
            .chain(free -> free ? kept(session, upload) : earlier(session, key));
  }

  private static Uni<Boolean> take(StatelessSession session, Upload upload, IdempotencyKey key) {
    return session
        .createNativeQuery(TAKE)
        .setParameter("scope", key.scope())
        .setParameter("key", key.key())
        .setParameter("fingerprint", key.fingerprint())
        .setParameter("upload", upload.id())
        .executeUpdate()
        .map(taken -> taken == 1);
  }

  private static Uni<Kept> kept(StatelessSession session, Upload upload) {
    return session
        .createNativeQuery(FINISH)
        .setParameter("by", upload.byAccount())
        .setParameter("named", Json.of(upload.named()))
        .setParameter("rows", upload.rows())
        .setParameter("bytes", upload.bytes())
        .setParameter("id", upload.id())
        .executeUpdate()
        .invoke(UploadWriter::requireThere)
        .replaceWith(new Kept(upload, false));
  }

  private static Uni<Kept> earlier(StatelessSession session, IdempotencyKey key) {
    return session
        .createNativeQuery(EARLIER, Object[].class)
        .setParameter("scope", key.scope())
        .setParameter("key", key.key())
        .getSingleResult()
        .invoke(row -> refuseOther(key, (String) row[0]))
        .chain(row -> PostgresUploads.find(session, UUID.fromString((String) row[1]), any -> true))
        .map(upload -> new Kept(upload, true));
  }

  private static void refuseOther(IdempotencyKey key, String fingerprint) {
    if (!key.fingerprint().equals(fingerprint)) {
      throw RefusedException.of(
          ProblemCode.IDEMPOTENCY_KEY_REUSED,
          "This key came with another request before: use a new key for a new request.");
    }
  }

  /** Purged while it was being read: slower than any may be. */
  private static void requireThere(int updated) {
    if (updated == 0) {
      throw RefusedException.of(
          ProblemCode.UPLOAD_TOO_SLOW, "The file was not there within the time for one.");
    }
  }
}
