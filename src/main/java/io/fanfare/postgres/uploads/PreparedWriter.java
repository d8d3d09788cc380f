package io.fanfare.postgres.uploads;

import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Boxes;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.rejections.RejectionWriter;
import io.fanfare.upload.UploadStore.Prepared;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Keeps requests before their job, inside the caller's transaction. */
final class PreparedWriter {
  private static final String WRITE =
      """
      insert into payload (id, prepared_for, key_id, nonce, box)
      select p.id, :job, p.key_id, decode(p.nonce, 'base64'), decode(p.box, 'base64')
      from jsonb_to_recordset(cast(cast(:payloads as text) as jsonb))
        as p(id uuid, key_id text, nonce text, box text)
      """;
  private static final String DISCARD =
      "delete from payload where prepared_for = :job and job_id is null";
  private static final String DISCARD_REJECTIONS =
      "delete from rejection_box where job_id = :job"
          + " and not exists (select 1 from job where id = :job)";

  private PreparedWriter() {}

  static Uni<Void> write(StatelessSession session, UUID jobId, List<Prepared> requests) {
    Map<UUID, Sealed> origins =
        requests.stream().collect(Collectors.toMap(Prepared::payloadId, Prepared::origins));
    return session
        .createNativeQuery(WRITE)
        .setParameter("job", jobId)
        .setParameter("payloads", Json.of(requests.stream().map(PreparedWriter::row).toList()))
        .executeUpdate()
        .chain(() -> RejectionWriter.writeOrigins(session, origins));
  }

  static Uni<Void> discard(StatelessSession session, UUID jobId) {
    return run(session, DISCARD, jobId)
        .chain(() -> run(session, DISCARD_REJECTIONS, jobId))
        .replaceWithVoid();
  }

  private static Uni<Integer> run(StatelessSession session, String sql, UUID jobId) {
    return session.createNativeQuery(sql).setParameter("job", jobId).executeUpdate();
  }

  private static Map<String, String> row(Prepared prepared) {
    return Boxes.row(prepared.request(), Map.of("id", prepared.payloadId().toString()));
  }
}
