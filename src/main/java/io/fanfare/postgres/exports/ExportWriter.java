package io.fanfare.postgres.exports;

import io.fanfare.activity.Transition;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Notes the files that ended exports left, in the transaction that ends them. */
public final class ExportWriter {
  private static final String INSERT =
      """
      insert into export_file (activity_id, job_id, account_id, file_id)
      select f.activity_id, f.job_id, f.account_id, f.file_id
      from jsonb_to_recordset(cast(cast(:files as text) as jsonb))
        as f(activity_id uuid, job_id uuid, account_id text, file_id text)
      on conflict do nothing
      """;

  private ExportWriter() {}

  /** Writes nothing when no step has a file. */
  public static Uni<Void> write(StatelessSession session, List<Transition> steps) {
    List<Map<String, String>> rows =
        steps.stream()
            .filter(step -> step.effects().file() != null)
            .map(ExportWriter::row)
            .toList();
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(INSERT)
        .setParameter("files", Json.of(rows))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Map<String, String> row(Transition step) {
    return Map.of(
        "activity_id", step.from().id().toString(),
        "job_id", step.from().target().jobId().toString(),
        "account_id", step.from().target().accountId(),
        "file_id", String.valueOf(step.effects().file()));
  }
}
