package io.fanfare.postgres.payloads;

import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.IdempotencyStore;
import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Boxes;
import io.fanfare.postgres.Transactions;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Keys of requests that leave nothing behind but their answer. */
@ApplicationScoped
public class PostgresIdempotency implements IdempotencyStore {
  private static final String TAKE =
      """
      insert into idempotency (scope, key, fingerprint)
      values (:scope, :key, :fingerprint) on conflict do nothing
      """;
  private static final String FINISH =
      """
      update idempotency set key_id = :key_id, nonce = decode(:nonce, 'base64'),
        box = decode(:box, 'base64') where scope = :scope and key = :key
      """;
  private static final String RELEASE =
      "delete from idempotency where scope = :scope and key = :key and box is null";

  private final Transactions transactions;

  public PostgresIdempotency(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Begun> begin(IdempotencyKey key) {
    return transactions.run(
        session ->
            run(session, TAKE, withFingerprint(key))
                .chain(
                    taken ->
                        taken == 1
                            ? Uni.createFrom().item(new Begun.Fresh())
                            : earlier(session, key)));
  }

  @Override
  public Uni<Void> finish(IdempotencyKey key, Sealed answer) {
    Map<String, String> parameters =
        Boxes.row(answer, Map.of("scope", key.scope(), "key", key.key()));
    return transactions.run(session -> run(session, FINISH, parameters)).replaceWithVoid();
  }

  @Override
  public Uni<Void> release(IdempotencyKey key) {
    return transactions
        .run(session -> run(session, RELEASE, Map.of("scope", key.scope(), "key", key.key())))
        .replaceWithVoid();
  }

  private static Uni<Begun> earlier(StatelessSession session, IdempotencyKey key) {
    IdempotencyEntity.Id id = new IdempotencyEntity.Id();
    id.scope = key.scope();
    id.key = key.key();
    return session
        .get(IdempotencyEntity.class, id)
        .invoke(row -> refuseOther(row, key))
        .map(IdempotencyEntity::begun);
  }

  private static void refuseOther(IdempotencyEntity row, IdempotencyKey key) {
    if (!row.fingerprint.equals(key.fingerprint())) {
      throw RefusedException.of(
          ProblemCode.IDEMPOTENCY_KEY_REUSED,
          "This key came with another request before: use a new key for a new request.");
    }
  }

  private static Map<String, String> withFingerprint(IdempotencyKey key) {
    return Map.of("scope", key.scope(), "key", key.key(), "fingerprint", key.fingerprint());
  }

  private static Uni<Integer> run(
      StatelessSession session, String sql, Map<String, String> parameters) {
    var query = session.createNativeQuery(sql);
    parameters.forEach(query::setParameter);
    return query.executeUpdate();
  }
}
