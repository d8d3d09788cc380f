package io.fanfare.postgres.quota;

import io.fanfare.postgres.Transactions;
import io.fanfare.quota.Pace;
import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaStore;
import io.fanfare.quota.SharedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** The ledger of the key, changed under its row lock. */
@ApplicationScoped
public class PostgresQuota implements QuotaStore {
  private static final String NOW = "select clock_timestamp()";

  private final Transactions transactions;

  public PostgresQuota(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> Uni<Dated<T>> change(BiFunction<QuotaLedger, Instant, Changed<T>> change) {
    return transactions.run(
        session ->
            session
                .get(QuotaEntity.class, QuotaEntity.ID, LockMode.PESSIMISTIC_WRITE)
                .chain(row -> now(session).chain(now -> keep(session, row, now, change))));
  }

  private static <T> Uni<Dated<T>> keep(
      StatelessSession session,
      QuotaEntity row,
      Instant now,
      BiFunction<QuotaLedger, Instant, Changed<T>> change) {
    Changed<T> changed = change.apply(ledger(row), now);
    write(row, changed.ledger());
    return session.update(row).replaceWith(new Dated<>(changed.answer(), now));
  }

  @Override
  public Uni<Dated<QuotaLedger>> read() {
    return transactions.run(
        session ->
            session
                .get(QuotaEntity.class, QuotaEntity.ID)
                .chain(row -> now(session).map(now -> new Dated<>(ledger(row), now))));
  }

  private static Uni<Instant> now(StatelessSession session) {
    return session.createNativeQuery(NOW, Instant.class).getSingleResult();
  }

  private static QuotaLedger ledger(QuotaEntity row) {
    return new QuotaLedger(
        row.nextSlot,
        row.day,
        row.used,
        row.usedAhead,
        row.parkedUntil,
        new Pace(row.cutAt, row.low, row.plateau),
        new SharedGuard(Duration.ofNanos(row.guardNanos), row.guardUntil));
  }

  private static void write(QuotaEntity row, QuotaLedger ledger) {
    row.nextSlot = ledger.nextSlot();
    row.day = ledger.day();
    row.used = ledger.used();
    row.usedAhead = ledger.usedAhead();
    row.parkedUntil = ledger.parkedUntil();
    row.cutAt = ledger.pace().cutAt();
    row.low = ledger.pace().low();
    row.plateau = ledger.pace().plateau();
    row.guardNanos = ledger.guard().guard().toNanos();
    row.guardUntil = ledger.guard().until();
  }
}
