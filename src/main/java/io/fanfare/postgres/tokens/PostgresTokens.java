package io.fanfare.postgres.tokens;

import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Transactions;
import io.fanfare.token.SharedToken;
import io.fanfare.token.TokenShelf;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.BiFunction;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The shared token, changed under its row lock. */
@ApplicationScoped
public class PostgresTokens implements TokenShelf {
  private static final String NOW = "select clock_timestamp()";

  private final Transactions transactions;

  public PostgresTokens(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> Uni<T> change(BiFunction<SharedToken, Instant, Changed<T>> change) {
    return transactions.run(
        session ->
            session
                .get(TokenEntity.class, TokenEntity.ID, LockMode.PESSIMISTIC_WRITE)
                .chain(row -> now(session).chain(now -> keep(session, row, now, change))));
  }

  private static <T> Uni<T> keep(
      StatelessSession session,
      TokenEntity row,
      Instant now,
      BiFunction<SharedToken, Instant, Changed<T>> change) {
    Changed<T> changed = change.apply(token(row), now);
    write(row, changed.token());
    return session.update(row).replaceWith(changed.answer());
  }

  private static Uni<Instant> now(StatelessSession session) {
    return session.createNativeQuery(NOW, Instant.class).getSingleResult();
  }

  private static SharedToken token(TokenEntity row) {
    return new SharedToken(
        row.version,
        box(row),
        row.grantedAt,
        row.expiresAt,
        row.turn,
        row.turnUntil,
        row.notBefore,
        row.failures);
  }

  private static @Nullable Sealed box(TokenEntity row) {
    return row.keyId == null || row.nonce == null || row.box == null
        ? null
        : new Sealed(row.keyId, row.nonce, row.box);
  }

  private static void write(TokenEntity row, SharedToken token) {
    Sealed box = token.box();
    row.version = token.version();
    row.keyId = box == null ? null : box.keyId();
    row.nonce = box == null ? null : box.nonce();
    row.box = box == null ? null : box.box();
    row.grantedAt = token.grantedAt();
    row.expiresAt = token.expiresAt();
    row.turn = token.turn();
    row.turnUntil = token.turnUntil();
    row.notBefore = token.notBefore();
    row.failures = token.failures();
  }
}
