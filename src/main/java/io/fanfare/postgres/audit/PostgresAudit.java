package io.fanfare.postgres.audit;

import io.fanfare.access.Caller;
import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.postgres.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The trail in PostgreSQL, which refuses whatever would change it. */
@ApplicationScoped
public class PostgresAudit implements AuditTrail {
  private static final int PURGED_AT_ONCE = 10_000;

  private static final String LIST =
      """
      select number, at, caller, action, subject from audit
      where (cast(:subject as text) is null or subject = :subject)
        and (cast(:caller as text) is null or caller = :caller)
        and (cast(:action as text) is null or action = :action)
        and number < :after
      order by number desc limit :limit
      """;

  /** The trail's own trigger lets older entries go in a transaction that says so, and no other. */
  private static final String ALLOW =
      "select set_config('fanfare.audit_retention', :seconds || ' seconds', true)";

  private static final String PURGE =
      """
      delete from audit where number in (select number from audit
        where at < now() - make_interval(secs => :seconds) limit :limit)
      """;

  private final Transactions transactions;

  public PostgresAudit(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> note(Caller caller, Action action, String subject) {
    return transactions.run(session -> AuditWriter.note(session, caller, action, subject));
  }

  @Override
  public Uni<List<Entry>> list(Wanted wanted, @Nullable Long after, int limit) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(LIST, AuditEntity.class)
                .setParameter("subject", wanted.subject())
                .setParameter("caller", wanted.caller())
                .setParameter("action", wanted.action() == null ? null : wanted.action().word())
                .setParameter("after", after == null ? Long.MAX_VALUE : after)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(AuditEntity::entry).toList()));
  }

  @Override
  public Uni<Integer> purge(Duration age) {
    return Multi.createBy()
        .repeating()
        .uni(() -> transactions.run(session -> purge(session, age)))
        .whilst(purged -> purged == PURGED_AT_ONCE)
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private static Uni<Integer> purge(StatelessSession session, Duration age) {
    return session
        .createNativeQuery(ALLOW, String.class)
        .setParameter("seconds", Long.toString(age.toSeconds()))
        .getResultList()
        .chain(
            () ->
                session
                    .createNativeQuery(PURGE)
                    .setParameter("seconds", (double) age.toSeconds())
                    .setParameter("limit", PURGED_AT_ONCE)
                    .executeUpdate());
  }
}
