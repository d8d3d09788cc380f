package io.fanfare.postgres.approvals;

import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.approval.SecondPersonStore;
import io.fanfare.audit.Action;
import io.fanfare.postgres.Transactions;
import io.fanfare.postgres.audit.AuditWriter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Who asked first, in PostgreSQL. */
@ApplicationScoped
public class PostgresSecondPerson implements SecondPersonStore {
  /** Of two who come at once one waits here, and then finds none to take. */
  private static final String TAKE =
      """
      delete from second_person where route = :route and fingerprint = :fingerprint
        and :approver and requested_by <> :caller and requested_at >= now() - make_interval(secs => :seconds)
      """;

  /** Who asks again waits from now on. */
  private static final String ASK =
      """
      insert into second_person (route, fingerprint, requested_by)
      values (:route, :fingerprint, :caller)
      on conflict (route, fingerprint) do update
        set requested_by = excluded.requested_by, requested_at = excluded.requested_at
      """;

  private static final String FORGET =
      "delete from second_person where requested_at < now() - make_interval(secs => :seconds)";

  private final Transactions transactions;

  public PostgresSecondPerson(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Boolean> isSecond(Caller caller, Request request, Duration within) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(TAKE)
                .setParameter("route", request.route())
                .setParameter("fingerprint", request.fingerprint())
                .setParameter("caller", caller.name())
                .setParameter("approver", caller.has(Role.APPROVER))
                .setParameter("seconds", (double) within.toSeconds())
                .executeUpdate()
                .map(taken -> taken == 1)
                .call(second -> note(session, caller, request, second)));
  }

  private static Uni<Void> note(
      StatelessSession session, Caller caller, Request request, boolean second) {
    return second
        ? AuditWriter.note(session, caller, request.action(), request.subject())
        : ask(session, caller, request)
            .chain(
                () -> AuditWriter.note(session, caller, Action.ASK_FOR_SECOND, request.subject()));
  }

  private static Uni<Integer> ask(StatelessSession session, Caller caller, Request request) {
    return session
        .createNativeQuery(ASK)
        .setParameter("route", request.route())
        .setParameter("fingerprint", request.fingerprint())
        .setParameter("caller", caller.name())
        .executeUpdate();
  }

  @Override
  public Uni<Integer> forget(Duration within) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(FORGET)
                .setParameter("seconds", (double) within.toSeconds())
                .executeUpdate());
  }
}
