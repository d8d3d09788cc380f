package io.fanfare.postgres.access;

import io.fanfare.access.ApiKey;
import io.fanfare.access.ApiKeyStore;
import io.fanfare.access.Caller;
import io.fanfare.access.KeySecret;
import io.fanfare.audit.Action;
import io.fanfare.postgres.Transactions;
import io.fanfare.postgres.audit.AuditWriter;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** API keys. */
@ApplicationScoped
public class PostgresApiKeys implements ApiKeyStore {
  private static final String ALL = "from ApiKeyEntity order by name";

  /** Of two that make the same one the second waits here and then finds it. */
  private static final String SERIALISE =
      "select cast(pg_advisory_xact_lock(hashtextextended('api_key', 0)) as text)";

  private final Transactions transactions;
  private final Clock clock;

  public PostgresApiKeys(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Uni<List<ApiKey>> all() {
    return transactions.run(
        session ->
            session
                .createQuery(ALL, ApiKeyEntity.class)
                .getResultList()
                .map(rows -> rows.stream().map(ApiKeyEntity::key).toList()));
  }

  @Override
  public Uni<ApiKey> create(Caller by, ApiKey key) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(SERIALISE, String.class)
                .getSingleResultOrNull()
                .chain(() -> session.get(ApiKeyEntity.class, key.name()))
                .invoke(PostgresApiKeys::refuseTaken)
                .chain(() -> session.insert(ApiKeyEntity.of(key)))
                .chain(() -> AuditWriter.note(session, by, Action.CREATE_KEY, key.name()))
                .replaceWith(key));
  }

  @Override
  public Uni<ApiKey> rotate(Caller by, String name, KeySecret next, Duration overlap) {
    return transactions.run(
        session ->
            one(session, name)
                .invoke(row -> rotate(row, next, clock.instant().plus(overlap)))
                .call(session::update)
                .call(() -> AuditWriter.note(session, by, Action.ROTATE_KEY, name))
                .map(ApiKeyEntity::key));
  }

  @Override
  public Uni<Void> revoke(Caller by, String name) {
    return transactions.run(
        session ->
            one(session, name)
                .chain(
                    row ->
                        row.revokedAt == null
                            ? revoke(session, by, row)
                            : Uni.createFrom().voidItem()));
  }

  private Uni<Void> revoke(StatelessSession session, Caller by, ApiKeyEntity row) {
    row.revokedAt = clock.instant();
    return session
        .update(row)
        .chain(() -> AuditWriter.note(session, by, Action.DELETE_KEY, row.name));
  }

  private static void rotate(ApiKeyEntity row, KeySecret next, Instant formerEnds) {
    if (row.revokedAt != null) {
      throw RefusedException.of(
          ProblemCode.NOT_ALLOWED_IN_STATE, "The key was revoked: make a new one.");
    }
    row.rotate(next, formerEnds);
  }

  private static Uni<ApiKeyEntity> one(StatelessSession session, String name) {
    return session
        .get(ApiKeyEntity.class, name, LockMode.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> RefusedException.of(ProblemCode.NOT_FOUND, "No such key."));
  }

  private static void refuseTaken(ApiKeyEntity earlier) {
    if (earlier != null) {
      throw RefusedException.of(
          ProblemCode.CONFLICT, "A key has this name, or had it before: choose another name.");
    }
  }
}
