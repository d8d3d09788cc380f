package io.fanfare.postgres.naming;

import io.fanfare.naming.Problem;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.fanfare.postgres.activities.Turns;
import io.fanfare.postgres.alarm.PostgresAlarm;
import io.fanfare.preparation.Preparation;
import io.fanfare.preparation.PreparationStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Accounts that wait for names. Whoever changes their turns holds their lanes' locks. */
@ApplicationScoped
public class PostgresPreparations implements PreparationStore {
  private final Transactions transactions;

  public PostgresPreparations(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<List<Preparation>> claim(int limit, Duration lease) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(PreparationSql.CLAIM, Object[].class)
                .setParameter("limit", limit)
                .setParameter("lease", lease.toMillis() / 1000.0)
                .getResultList()
                .chain(
                    rows ->
                        rows.isEmpty()
                            ? Uni.createFrom().item(List.of())
                            : preparations(session, rows)));
  }

  private static Uni<List<Preparation>> preparations(
      StatelessSession session, List<Object[]> waits) {
    List<Object> jobs = waits.stream().map(wait -> wait[0]).distinct().toList();
    return session
        .createNativeQuery(PreparationSql.REFERENCES, Object[].class)
        .setParameter("jobs", Json.of(jobs))
        .getResultList()
        .map(PostgresPreparations::naming)
        .map(
            naming ->
                waits.stream()
                    .filter(wait -> naming.containsKey((String) wait[0]))
                    .map(wait -> naming.get((String) wait[0]).of(wait))
                    .toList());
  }

  private static Map<String, Naming> naming(List<Object[]> rows) {
    Map<String, Naming> naming = new LinkedHashMap<>();
    rows.forEach(
        row ->
            naming
                .computeIfAbsent(
                    (String) row[0], job -> new Naming(new HashSet<>(), (Boolean) row[3]))
                .references()
                .add(new Reference(Kind.of((String) row[1]), (String) row[2])));
    return naming;
  }

  @Override
  public Uni<List<Preparation>> ready(List<Preparation> prepared) {
    List<String> accounts = prepared.stream().map(Preparation::accountId).distinct().toList();
    List<Map<String, String>> waits =
        prepared.stream()
            .map(one -> Map.of("job", one.jobId().toString(), "account", one.accountId()))
            .toList();
    return transactions
        .run(
            session ->
                lock(session, accounts)
                    .chain(
                        () ->
                            session
                                .createNativeQuery(PreparationSql.READY)
                                .setParameter("waits", Json.of(waits))
                                .executeUpdate())
                    .chain(() -> Turns.renew(session, accounts))
                    .chain(() -> PostgresAlarm.ring(session)))
        .replaceWith(prepared);
  }

  private static Uni<List<String>> lock(StatelessSession session, List<String> accounts) {
    return session
        .createNativeQuery(PreparationSql.LOCK, String.class)
        .setParameter("accounts", Json.of(accounts))
        .getResultList();
  }

  @Override
  public Uni<Void> later(Preparation preparation, Instant until) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(PreparationSql.LATER)
                .setParameter("until", Micros.text(until))
                .setParameter("job", preparation.jobId())
                .setParameter("account", preparation.accountId())
                .executeUpdate()
                .replaceWithVoid());
  }

  @Override
  public Uni<Void> failed(Preparation preparation, List<Problem> problems) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(PreparationSql.FAILED)
                .setParameter("job", preparation.jobId())
                .setParameter("account", preparation.accountId())
                .setParameter(
                    "problems", Json.of(problems.stream().map(PostgresPreparations::row).toList()))
                .executeUpdate()
                .replaceWithVoid());
  }

  @Override
  public Uni<Void> again(UUID jobId, String accountId, Set<Reference> references) {
    return transactions.run(
        session ->
            NameWaits.addReferences(session, jobId, references)
                .chain(
                    () ->
                        session
                            .createNativeQuery(PreparationSql.AGAIN)
                            .setParameter("job", jobId)
                            .setParameter("account", accountId)
                            .executeUpdate())
                .replaceWithVoid());
  }

  private static Map<String, String> row(Problem problem) {
    return Map.of(
        "kind", problem.reference().kind().word(),
        "name", problem.reference().name(),
        "reason", problem.reason().word());
  }

  /** What all accounts of a job wait for. */
  private record Naming(Set<Reference> references, boolean createMissing) {
    Preparation of(Object[] wait) {
      return new Preparation(
          UUID.fromString((String) wait[0]), (String) wait[1], references, createMissing);
    }
  }
}
