package io.fanfare.postgres.activities;

import io.fanfare.activity.EndedActivities;
import io.fanfare.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The months of {@code activity_ended}. */
@ApplicationScoped
public class PostgresEndedActivities implements EndedActivities {
  private static final String MONTHS = "select prepare_months()";

  /** As long as {@link ActivitySql#KNOWN} looks back. */
  private static final String FORGET =
      "delete from foreign_activity where seen_at < now() - interval '60 days'";

  private final Transactions transactions;

  public PostgresEndedActivities(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> prepare() {
    return transactions.run(
        session ->
            session
                .createNativeQuery(MONTHS, Integer.class)
                .getSingleResult()
                .chain(() -> session.createNativeQuery(FORGET).executeUpdate())
                .replaceWithVoid());
  }
}
