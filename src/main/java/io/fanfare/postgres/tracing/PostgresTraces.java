package io.fanfare.postgres.tracing;

import io.fanfare.postgres.Transactions;
import io.fanfare.tracing.TraceStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row for each job that is followed, kept before the job so that nothing is done without it. */
@ApplicationScoped
public class PostgresTraces implements TraceStore {
  private static final String KEEP =
      "insert into job_trace (job_id, traceparent) values (:job, :trace) on conflict do nothing";
  private static final String FIND = "select traceparent from job_trace where job_id = :job";
  private static final String PURGE =
      """
      delete from job_trace where job_id in (select job_id from job_trace
        where begun_at < now() - interval '30 days' limit 10000)
      """;

  private final Transactions transactions;

  public PostgresTraces(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> keep(UUID jobId, String traceparent) {
    return transactions
        .run(
            session ->
                session
                    .createNativeQuery(KEEP)
                    .setParameter("job", jobId)
                    .setParameter("trace", traceparent)
                    .executeUpdate())
        .replaceWithVoid();
  }

  @Override
  public Uni<@Nullable String> find(UUID jobId) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(FIND, String.class)
                .setParameter("job", jobId)
                .getSingleResultOrNull());
  }

  @Override
  public Uni<Integer> purge() {
    return transactions.run(session -> session.createNativeQuery(PURGE).executeUpdate());
  }
}
