package io.fanfare.postgres.payloads;

import io.fanfare.payload.PayloadSettings;
import io.fanfare.payload.PayloadStore;
import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Transactions;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Sealed requests, results and row errors. */
@ApplicationScoped
public class PostgresPayloads implements PayloadStore {
  private static final String RESULT =
      """
      select activity_id, key_id, nonce, box from result
      where activity_id = :activity and kind = :kind
      """;
  private static final String PURGE_REQUESTS =
      """
      delete from payload where id in (select p.id from payload p join job j on j.id = p.job_id
        where j.finished_at < now() - make_interval(secs => :seconds)
          and not exists (select 1 from unsubscribed_check c where c.job_id = j.id) limit 1000)
      """;
  private static final String PURGE_RESULTS =
      """
      delete from result where (activity_id, kind) in (select activity_id, kind from result
        where created_at < now() - make_interval(secs => :seconds) limit 1000)
      """;

  private static final String PURGE_KEYS =
      """
      delete from idempotency where (scope, key) in (select scope, key from idempotency
        where created_at < now() - make_interval(secs => :seconds) limit 1000)
      """;
  private static final Duration KEYS_KEPT = Duration.ofDays(30);

  private final Transactions transactions;

  public PostgresPayloads(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Sealed> request(UUID payloadId) {
    return transactions.run(
        session ->
            session
                .get(PayloadEntity.class, payloadId)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("Payload " + payloadId + " is gone"))
                .map(PayloadEntity::box));
  }

  @Override
  public Uni<Sealed> result(UUID activityId) {
    return kept(activityId, "result");
  }

  @Override
  public Uni<Sealed> errors(UUID activityId) {
    return kept(activityId, "errors");
  }

  @Override
  public Uni<Integer> purge(PayloadSettings retention) {
    return transactions.run(
        session ->
            purge(session, PURGE_REQUESTS, retention.requestRetention())
                .chain(() -> purge(session, PURGE_RESULTS, retention.resultRetention()))
                .chain(() -> purge(session, PURGE_KEYS, KEYS_KEPT)));
  }

  private Uni<Sealed> kept(UUID activityId, String kind) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(RESULT, ResultEntity.class)
                .setParameter("activity", activityId)
                .setParameter("kind", kind)
                .getResultList()
                .map(PostgresPayloads::single));
  }

  private static Sealed single(List<ResultEntity> rows) {
    if (rows.isEmpty()) {
      throw RefusedException.of(
          ProblemCode.NOT_FOUND, "Nothing is kept for this activity, or not any more.");
    }
    return rows.get(0).box();
  }

  private static Uni<Integer> purge(StatelessSession session, String sql, Duration age) {
    return session
        .createNativeQuery(sql)
        .setParameter("seconds", (double) age.toSeconds())
        .executeUpdate();
  }
}
