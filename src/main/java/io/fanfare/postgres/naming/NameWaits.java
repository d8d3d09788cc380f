package io.fanfare.postgres.naming;

import io.fanfare.operation.reference.Reference;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Shuts accounts of a new job until the names in its requests are known. */
public final class NameWaits {
  private NameWaits() {}

  /**
   * Notes the names, and that every account of the job waits for them. Its activities are written
   * by now; its turns are renewed by the caller after this.
   */
  public static Uni<Void> write(StatelessSession session, UUID jobId, Set<Reference> references) {
    return addReferences(session, jobId, references)
        .chain(
            () ->
                session
                    .createNativeQuery(PreparationSql.WAIT)
                    .setParameter("job", jobId)
                    .executeUpdate())
        .replaceWithVoid();
  }

  static Uni<Integer> addReferences(
      StatelessSession session, UUID jobId, Collection<Reference> references) {
    List<Map<String, String>> rows =
        references.stream()
            .map(one -> Map.of("kind", one.kind().word(), "name", one.name()))
            .toList();
    return session
        .createNativeQuery(PreparationSql.ADD_REFERENCES)
        .setParameter("job", jobId)
        .setParameter("references", Json.of(rows))
        .executeUpdate();
  }
}
