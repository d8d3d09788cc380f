package io.fanfare.postgres.activities;

import io.fanfare.activity.Transition;
import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Boxes;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Keeps the sealed answers and row errors that steps leave behind. */
final class ResultWriter {
  private static final String INSERT =
      """
      insert into result (activity_id, kind, job_id, key_id, nonce, box)
      select r.activity_id, r.kind, r.job_id, r.key_id, decode(r.nonce, 'base64'),
        decode(r.box, 'base64')
      from jsonb_to_recordset(cast(cast(:results as text) as jsonb)) as r(activity_id uuid, kind text,
        job_id uuid, key_id text, nonce text, box text)
      on conflict do nothing
      """;

  private ResultWriter() {}

  static Uni<Void> write(StatelessSession session, List<Transition> steps) {
    List<Map<String, String>> rows = steps.stream().flatMap(ResultWriter::rows).toList();
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(INSERT)
        .setParameter("results", Json.of(rows))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Stream<Map<String, String>> rows(Transition step) {
    return Stream.concat(
        row(step, "result", step.effects().result()), row(step, "errors", step.effects().errors()));
  }

  private static Stream<Map<String, String>> row(
      Transition step, String kind, @Nullable Sealed box) {
    if (box == null) {
      return Stream.empty();
    }
    return Stream.of(
        Boxes.row(
            box,
            Map.of(
                "activity_id", step.from().id().toString(),
                "kind", kind,
                "job_id", step.from().target().jobId().toString())));
  }
}
