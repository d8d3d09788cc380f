package io.fanfare.postgres.access;

import io.fanfare.access.Reach;
import io.fanfare.access.Scope;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** What lies within a scope. */
@ApplicationScoped
public class PostgresReach implements Reach {
  private static final String WITHIN = " @> cast(cast(:scope as text) as jsonb)";
  private static final String ACCOUNT =
      "select count(*) from account where account_id = :id and cast(labels as jsonb)" + WITHIN;
  private static final String JOB =
      "select count(*) from job where id = :id and cast(scope as jsonb)" + WITHIN;
  private static final String ACTIVITY =
      """
      select count(*) from job where id in (
          select a.job_id from activity a where a.id = :id
          union all select e.job_id from activity_ended e where e.id = :id)
        and cast(scope as jsonb)
      """
          + WITHIN;
  private static final String SCHEDULE =
      "select count(*) from schedule where name = :id and kind = 'job' and cast(scope as jsonb)"
          + WITHIN;
  private static final String NAMED = "select count(*) from schedule where name = :id";
  private static final String OF_JOB = "select scope from job where id = :id";

  private final Transactions transactions;

  public PostgresReach(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Boolean> account(Scope scope, String accountId) {
    return isThere(ACCOUNT, Map.of("id", accountId, "scope", Json.of(scope.labels())));
  }

  @Override
  public Uni<Boolean> job(Scope scope, UUID jobId) {
    return isThere(JOB, Map.of("id", jobId, "scope", Json.of(scope.labels())));
  }

  @Override
  public Uni<Boolean> activity(Scope scope, UUID activityId) {
    return isThere(ACTIVITY, Map.of("id", activityId, "scope", Json.of(scope.labels())));
  }

  @Override
  public Uni<Boolean> schedule(Scope scope, String name) {
    return isThere(SCHEDULE, Map.of("id", name, "scope", Json.of(scope.labels())));
  }

  @Override
  public Uni<Boolean> isFree(String scheduleName) {
    return isThere(NAMED, Map.of("id", scheduleName)).map(taken -> !taken);
  }

  @Override
  public Uni<Scope> ofJob(UUID jobId) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(OF_JOB, String.class)
                .setParameter("id", jobId)
                .getSingleResultOrNull()
                .map(scope -> scope == null ? Scope.ALL : new Scope(Json.strings(scope))));
  }

  private Uni<Boolean> isThere(String sql, Map<String, Object> parameters) {
    return transactions.run(
        session -> {
          var query = session.createNativeQuery(sql, Long.class);
          parameters.forEach(query::setParameter);
          return query.getSingleResult().map(found -> found > 0);
        });
  }
}
