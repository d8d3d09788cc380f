package io.fanfare.postgres.exports;

import io.fanfare.exports.ExportFile;
import io.fanfare.exports.ExportStore;
import io.fanfare.exports.FileStanding;
import io.fanfare.exports.KeptFile;
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
import org.jspecify.annotations.Nullable;

/** Files of exports. */
@ApplicationScoped
public class PostgresExports implements ExportStore {
  private static final UUID LOWEST = new UUID(0, 0);

  private final Transactions transactions;

  public PostgresExports(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<List<ExportFile>> claimDue(int limit, Duration lease) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ExportSql.CLAIM, ExportFileEntity.class)
                .setParameter("lease", seconds(lease))
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(ExportFileEntity::due).toList()));
  }

  @Override
  public Uni<Void> keepPart(UUID activityId, int part, Sealed box) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ExportSql.KEEP_PART)
                .setParameter("activity", activityId)
                .setParameter("part", part)
                .setParameter("key", box.keyId())
                .setParameter("nonce", box.nonce())
                .setParameter("box", box.box())
                .executeUpdate()
                .replaceWithVoid());
  }

  @Override
  public Uni<Void> kept(UUID activityId, Sealed header, Fetched fetched) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ExportSql.KEPT)
                .setParameter("activity", activityId)
                .setParameter("parts", fetched.parts())
                .setParameter("records", fetched.records())
                .setParameter("bytes", fetched.bytes())
                .setParameter("key", header.keyId())
                .setParameter("nonce", header.nonce())
                .setParameter("header", header.box())
                .executeUpdate()
                .chain(() -> dropParts(session, activityId, fetched.parts())));
  }

  @Override
  public Uni<Void> later(UUID activityId, Duration pause, @Nullable String cause, boolean failed) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ExportSql.LATER)
                .setParameter("activity", activityId)
                .setParameter("seconds", seconds(pause))
                .setParameter("cause", cause)
                .setParameter("failed", failed ? 1 : 0)
                .executeUpdate()
                .replaceWithVoid());
  }

  @Override
  public Uni<Void> lost(UUID activityId, String cause) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ExportSql.LOST)
                .setParameter("activity", activityId)
                .setParameter("cause", cause)
                .executeUpdate()
                .chain(() -> dropParts(session, activityId, 0)));
  }

  @Override
  public Uni<Counts> counts(UUID jobId) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ExportSql.COUNTS, Object[].class)
                .setParameter("job", jobId)
                .getSingleResult()
                .map(
                    row -> new Counts(count(row[0]), count(row[1]), count(row[2]), count(row[3]))));
  }

  @Override
  public Uni<List<KeptFile>> kept(UUID jobId, @Nullable KeptFile after, int limit) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ExportSql.KEPT_OF_JOB, ExportFileEntity.class)
                .setParameter("job", jobId)
                .setParameter("account", after == null ? "" : after.accountId())
                .setParameter("activity", after == null ? LOWEST : after.activityId())
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(ExportFileEntity::kept).toList()));
  }

  @Override
  public Uni<@Nullable KeptFile> file(UUID activityId) {
    return transactions.run(
        session ->
            session
                .get(ExportFileEntity.class, activityId)
                .map(row -> row == null || !row.isKept() ? null : row.kept()));
  }

  @Override
  public Uni<Sealed> part(UUID activityId, int part) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ExportSql.PART, ExportPartEntity.class)
                .setParameter("activity", activityId)
                .setParameter("part", part)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> RefusedException.of(ProblemCode.NOT_FOUND, "The file is gone."))
                .map(ExportPartEntity::box));
  }

  @Override
  public Uni<@Nullable FileStanding> standing(UUID activityId) {
    return transactions.run(
        session ->
            session
                .get(ExportFileEntity.class, activityId)
                .onItem()
                .ifNotNull()
                .transform(ExportFileEntity::standing));
  }

  @Override
  public Uni<Integer> purge(Duration retention) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ExportSql.PURGE)
                .setParameter("seconds", seconds(retention))
                .executeUpdate());
  }

  private static Uni<Void> dropParts(StatelessSession session, UUID activityId, int from) {
    return session
        .createNativeQuery(ExportSql.DROP_PARTS)
        .setParameter("activity", activityId)
        .setParameter("from", from)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static long count(Object value) {
    return ((Number) value).longValue();
  }
}
