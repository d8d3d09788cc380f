package io.fanfare.postgres.rejections;

import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Transactions;
import io.fanfare.rejection.RejectionBox;
import io.fanfare.rejection.RejectionStore;
import io.fanfare.rejection.Tally;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Sealed rejections and origins of rows. */
@ApplicationScoped
public class PostgresRejections implements RejectionStore {
  private final Transactions transactions;

  public PostgresRejections(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> append(List<RejectionBox> boxes) {
    return boxes.isEmpty()
        ? Uni.createFrom().voidItem()
        : transactions.run(session -> RejectionWriter.write(session, boxes));
  }

  @Override
  public Uni<List<RejectionBox>> page(
      UUID jobId, @Nullable String accountId, @Nullable RejectionBox after, int limit) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(RejectionSql.PAGE, RejectionEntity.class)
                .setParameter("job", jobId)
                .setParameter("any", accountId == null)
                .setParameter("account", accountId == null ? "" : accountId)
                .setParameter("after_account", after == null ? "" : after.place().accountId())
                .setParameter("after_row", after == null ? -1 : after.place().firstRow())
                .setParameter("after", after == null ? RejectionSql.LOWEST : after.id())
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(RejectionEntity::box).toList()));
  }

  @Override
  public Uni<Tally> tally(UUID jobId) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(RejectionSql.TALLY, Object[].class)
                .setParameter("job", jobId)
                .getResultList()
                .map(rows -> tally(rows, 0)));
  }

  @Override
  public Uni<List<OfAccount>> tallies(UUID jobId, @Nullable String after, int limit) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(RejectionSql.TALLIES, Object[].class)
                .setParameter("job", jobId)
                .setParameter("after", after == null ? "" : after)
                .setParameter("first", after == null)
                .setParameter("limit", limit)
                .getResultList()
                .map(PostgresRejections::byAccount));
  }

  @Override
  public Uni<Void> keepOrigins(Map<UUID, Sealed> origins) {
    return transactions.run(session -> RejectionWriter.writeOrigins(session, origins));
  }

  @Override
  public Uni<@Nullable Sealed> origins(UUID payloadId) {
    return transactions.run(session -> origins(session, payloadId));
  }

  @Override
  public Uni<Integer> purge(Duration retention) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(RejectionSql.PURGE)
                .setParameter("seconds", (double) retention.toSeconds())
                .executeUpdate());
  }

  private static Uni<@Nullable Sealed> origins(StatelessSession session, UUID payloadId) {
    return session.get(OriginEntity.class, payloadId).map(row -> row == null ? null : row.box());
  }

  private static List<OfAccount> byAccount(List<Object[]> rows) {
    Map<String, List<Object[]>> accounts = new LinkedHashMap<>();
    Function<String, List<Object[]>> none = account -> new ArrayList<>();
    rows.forEach(row -> accounts.computeIfAbsent((String) row[0], none).add(row));
    return accounts.entrySet().stream()
        .map(account -> new OfAccount(account.getKey(), tally(account.getValue(), 1)))
        .toList();
  }

  private static Tally tally(List<Object[]> rows, int column) {
    Map<String, Long> counted = new LinkedHashMap<>();
    rows.forEach(row -> counted.put((String) row[column], ((Number) row[column + 1]).longValue()));
    return new Tally(counted);
  }
}
