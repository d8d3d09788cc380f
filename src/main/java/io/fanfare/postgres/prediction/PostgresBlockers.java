package io.fanfare.postgres.prediction;

import io.fanfare.access.Scope;
import io.fanfare.forecast.Blocker;
import io.fanfare.forecast.BlockerStore;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Accounts that nothing can be sent for, now or ever. */
@ApplicationScoped
public class PostgresBlockers implements BlockerStore {
  private static final String BLOCKED =
      """
      select r.id, case when c.account_id is null then 'account_unknown'
          when c.closed_at is not null then 'account_closed' else 'account_parked' end,
        case when c.closed_at is null then l.parked_until end
      from (select distinct jsonb_array_elements_text(cast(cast(:ids as text) as jsonb))) r(id)
        left join account c on c.account_id = r.id
          and cast(c.labels as jsonb) @> cast(cast(:scope as text) as jsonb)
        left join lane l on l.account_id = r.id and l.parked_until > now()
      where c.account_id is null or c.closed_at is not null or l.account_id is not null
      order by r.id
      """;

  private final Transactions transactions;

  public PostgresBlockers(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<List<Blocker>> of(Scope scope, List<String> accountIds) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(BLOCKED, Object[].class)
                .setParameter("ids", Json.of(accountIds))
                .setParameter("scope", Json.of(scope.labels()))
                .getResultList()
                .map(rows -> rows.stream().map(PostgresBlockers::blocker).toList()));
  }

  private static Blocker blocker(Object[] row) {
    return new Blocker((String) row[0], (String) row[1], Columns.instant(row[2]));
  }
}
