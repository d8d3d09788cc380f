package io.fanfare.postgres.uploads;

import io.fanfare.access.Caller;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.upload.Block;
import io.fanfare.upload.Owner;
import io.fanfare.upload.Portion;
import io.fanfare.upload.Upload;
import io.fanfare.upload.UploadSettings;
import io.fanfare.upload.UploadStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Uploads, and requests that have no job yet. */
@ApplicationScoped
public class PostgresUploads implements UploadStore {
  private static final String BEGIN =
      "insert into upload (id, made_by, scope) values (:id, :maker, :scope)";
  private static final String DISCARD = "delete from upload where id = :id";
  private static final String PORTIONS =
      """
      select account_id, cast(count(*) as int), cast(sum(rows) as bigint),
        cast(sum(length(box)) as bigint)
      from upload_block where upload_id = :id group by account_id order by account_id
      """;
  private static final String BLOCKS =
      "from BlockEntity where uploadId = :id and accountId in (:accounts)"
          + " order by accountId, number";
  private static final String SOME_BLOCKS =
      "from BlockEntity where uploadId = :id and accountId = :account and number >= :from"
          + " order by number";

  private static final int BATCH = 200;

  private final Transactions transactions;

  public PostgresUploads(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> begin(UUID id, Owner owner) {
    return transactions
        .run(
            session ->
                session
                    .createNativeQuery(BEGIN)
                    .setParameter("id", id)
                    .setParameter("maker", owner.name())
                    .setParameter("scope", Json.of(owner.scope().labels()))
                    .executeUpdate())
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> append(UUID id, List<Block> blocks) {
    Object[] rows = blocks.stream().map(block -> BlockEntity.of(id, block)).toArray();
    return rows.length == 0
        ? Uni.createFrom().voidItem()
        : transactions.run(session -> session.insertAll(BATCH, rows));
  }

  @Override
  public Uni<Kept> finish(Upload upload, @Nullable IdempotencyKey key) {
    return transactions.run(session -> UploadWriter.finish(session, upload, key));
  }

  @Override
  public Uni<Void> discard(UUID id) {
    return transactions.run(session -> run(session, DISCARD, id)).replaceWithVoid();
  }

  @Override
  public Uni<Upload> find(UUID id, Caller by) {
    return transactions.run(session -> find(session, id, owner -> owner.lets(by)));
  }

  @Override
  public Uni<List<Portion>> portions(UUID id) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(PORTIONS, Object[].class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresUploads::portion).toList()));
  }

  @Override
  public Uni<List<Block>> blocks(UUID id, List<String> accountIds) {
    return transactions.run(
        session ->
            session
                .createQuery(BLOCKS, BlockEntity.class)
                .setParameter("id", id)
                .setParameter("accounts", accountIds)
                .getResultList()
                .map(rows -> rows.stream().map(BlockEntity::block).toList()));
  }

  @Override
  public Uni<List<Block>> blocks(UUID id, String accountId, int from, int limit) {
    return transactions.run(
        session ->
            session
                .createQuery(SOME_BLOCKS, BlockEntity.class)
                .setParameter("id", id)
                .setParameter("account", accountId)
                .setParameter("from", from)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(BlockEntity::block).toList()));
  }

  @Override
  public Uni<Void> keep(UUID jobId, List<Prepared> requests) {
    return requests.isEmpty()
        ? Uni.createFrom().voidItem()
        : transactions.run(session -> PreparedWriter.write(session, jobId, requests));
  }

  @Override
  public Uni<Void> discardPrepared(UUID jobId) {
    return transactions.run(session -> PreparedWriter.discard(session, jobId));
  }

  @Override
  public Uni<Integer> purge(UploadSettings settings) {
    return transactions.run(session -> UploadPurge.run(session, settings));
  }

  static Uni<Upload> find(StatelessSession session, UUID id, Predicate<Owner> whose) {
    return session
        .get(UploadEntity.class, id)
        .map(row -> row == null || row.keptAt == null || !whose.test(row.owner()) ? null : row)
        .onItem()
        .ifNotNull()
        .transform(UploadEntity::upload)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                RefusedException.of(
                    ProblemCode.UNKNOWN_UPLOAD, "There is no such upload, or not any more."));
  }

  private static Uni<Integer> run(StatelessSession session, String sql, UUID id) {
    return session.createNativeQuery(sql).setParameter("id", id).executeUpdate();
  }

  private static Portion portion(Object[] row) {
    return new Portion((String) row[0], (Integer) row[1], (Long) row[2], (Long) row[3]);
  }
}
