package io.fanfare.postgres.webhooks;

import io.fanfare.postgres.Transactions;
import io.fanfare.webhook.Hint;
import io.fanfare.webhook.HintStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Accounts that webhooks pointed at. */
@ApplicationScoped
public class PostgresHints implements HintStore {
  private static final double MILLIS = 1000;

  private final Transactions transactions;

  public PostgresHints(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Boolean> hinted(Hint hint) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(HintSql.HINTED)
                .setParameter("account", hint.accountId())
                .setParameter("closing", hint.topic().isClosing())
                .executeUpdate()
                .map(written -> written == 1));
  }

  @Override
  public Uni<List<Reading>> claim(int limit, long perDay, Duration lease) {
    UUID claim = UUID.randomUUID();
    return transactions.run(
        session ->
            session
                .createNativeQuery(HintSql.CLAIM, Object[].class)
                .setParameter("limit", (long) limit)
                .setParameter("perDay", perDay)
                .setParameter("claim", claim.toString())
                .setParameter("lease", lease.toMillis() / MILLIS)
                .getResultList()
                .map(rows -> rows.stream().map(row -> reading(row, claim)).toList()));
  }

  private static Reading reading(Object[] row, UUID claim) {
    Instant until = Instant.ofEpochMilli(((Number) row[2]).longValue());
    return new Reading((String) row[0], (Boolean) row[1], claim, until);
  }

  @Override
  public Uni<Void> read(Reading reading, Duration pause) {
    return end(HintSql.READ, reading, pause);
  }

  @Override
  public Uni<Void> later(Reading reading, Duration pause) {
    return end(HintSql.LATER, reading, pause);
  }

  private Uni<Void> end(String statement, Reading reading, Duration pause) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(statement)
                .setParameter("account", reading.accountId())
                .setParameter("claim", reading.claim())
                .setParameter("pause", pause.toMillis() / MILLIS)
                .executeUpdate()
                .replaceWithVoid());
  }

  @Override
  public Uni<Boolean> mayPass(Duration pause) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(HintSql.PASS)
                .setParameter("pause", pause.toMillis() / MILLIS)
                .executeUpdate()
                .map(changed -> changed == 1));
  }
}
