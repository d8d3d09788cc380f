package io.fanfare.postgres.prediction;

import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.fanfare.prediction.DurationStore;
import io.fanfare.prediction.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** The learned histograms, a row for each kind and bin. */
@ApplicationScoped
public class PostgresDurations implements DurationStore {
  /** Two replicas would lock the same rows in different orders; readers are not held up. */
  private static final String LOCK = "lock table duration in share row exclusive mode";

  private static final String FADE =
      """
      update duration d set weight = d.weight * power(:keep, n.added)
      from (select operation, size_class, sum(weight) as added
        from jsonb_to_recordset(cast(cast(:samples as text) as jsonb))
          as s(operation text, size_class int, weight double precision)
        group by operation, size_class) n
      where d.operation = n.operation and d.size_class = n.size_class
      """;

  private static final String ADD =
      """
      insert into duration (operation, size_class, bin, weight)
      select operation, size_class, bin, sum(weight)
      from jsonb_to_recordset(cast(cast(:samples as text) as jsonb))
        as s(operation text, size_class int, bin int, weight double precision)
      group by operation, size_class, bin
      on conflict (operation, size_class, bin)
        do update set weight = duration.weight + excluded.weight
      """;

  private static final String ALL = "select operation, size_class, bin, weight from duration";

  private final Transactions transactions;

  public PostgresDurations(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> add(List<Weight> samples, double keep) {
    String rows = Json.of(samples.stream().map(PostgresDurations::row).toList());
    return transactions.run(
        session ->
            session
                .createNativeQuery(LOCK)
                .executeUpdate()
                .chain(() -> fade(session, rows, keep))
                .chain(() -> add(session, rows))
                .replaceWithVoid());
  }

  @Override
  public Uni<List<Weight>> all() {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ALL, Object[].class)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresDurations::weight).toList()));
  }

  private static Uni<Integer> fade(StatelessSession session, String rows, double keep) {
    return session
        .createNativeQuery(FADE)
        .setParameter("keep", keep)
        .setParameter("samples", rows)
        .executeUpdate();
  }

  private static Uni<Integer> add(StatelessSession session, String rows) {
    return session.createNativeQuery(ADD).setParameter("samples", rows).executeUpdate();
  }

  private static Weight weight(Object[] row) {
    Kind kind = new Kind((String) row[0], ((Number) row[1]).intValue());
    return new Weight(kind, ((Number) row[2]).intValue(), ((Number) row[3]).doubleValue());
  }

  private static Map<String, Object> row(Weight sample) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("operation", sample.kind().operation());
    row.put("size_class", sample.kind().sizeClass());
    row.put("bin", sample.bin());
    row.put("weight", sample.weight());
    return row;
  }
}
