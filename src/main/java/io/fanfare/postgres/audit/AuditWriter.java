package io.fanfare.postgres.audit;

import io.fanfare.access.Caller;
import io.fanfare.audit.Action;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Notes who did what in the transaction that does it. */
public final class AuditWriter {
  private static final String INSERT =
      "insert into audit (caller, action, subject) values (:caller, :action, :subject)";

  private AuditWriter() {}

  /** Adds an entry; the transaction fails when it cannot be kept. */
  public static Uni<Void> note(
      StatelessSession session, Caller caller, Action action, String subject) {
    return session
        .createNativeQuery(INSERT)
        .setParameter("caller", caller.name())
        .setParameter("action", action.word())
        .setParameter("subject", subject)
        .executeUpdate()
        .replaceWithVoid();
  }
}
