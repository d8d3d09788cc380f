package io.fanfare.postgres.jobs;

import io.fanfare.activity.End;
import io.fanfare.job.JobState;
import io.fanfare.operation.BulkOperation;
import io.fanfare.postgres.Transactions;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.rejection.Tally;
import io.fanfare.retry.RowRetryStore;
import io.fanfare.retry.Sorted;
import io.fanfare.retry.SortedText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** What is known of a job whose rows are asked for again. */
@ApplicationScoped
public class PostgresRowRetries implements RowRetryStore {
  private static final String IMPORTS =
      """
      select cast(e.id as text), e.account_id, e.step, e.chunk,
        cast(coalesce(e.payload_id, e.id) as text), e.items, e.seconds, e.state, e.reason,
        e.retried_by is not null, p.id is not null, coalesce(p.job_id = e.job_id, false)
      from activity_ended e left join payload p on p.id = e.payload_id
      where e.job_id = :job and e.operation = :operation
      order by e.step, e.account_id, e.chunk, e.id
      """;

  private static final String TOLD =
      """
      select coalesce(cast(b.activity_id as text), ''), r.reason,
        cast(sum(cast(r.rows as bigint)) as bigint)
      from rejection_box b, jsonb_each_text(cast(b.reasons as jsonb)) as r(reason, rows)
      where b.job_id = :job group by b.activity_id, r.reason
      """;

  private static final String UNDECIDED =
      """
      select coalesce(cast(sum(items) as bigint), 0) from activity
      where job_id = :job and operation = :operation
      """;

  private static final String BEFORE = "";

  private final Transactions transactions;

  public PostgresRowRetries(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Parent> parent(UUID jobId) {
    return transactions.run(
        session ->
            job(session, jobId)
                .invoke(PostgresRowRetries::refuseUnderWay)
                .chain(job -> parent(session, job)));
  }

  @Override
  public Uni<Sorted> sorted(UUID jobId) {
    return transactions.run(session -> job(session, jobId).map(PostgresRowRetries::sorted));
  }

  private static Uni<JobEntity> job(StatelessSession session, UUID id) {
    return session
        .get(JobEntity.class, id)
        .onItem()
        .ifNull()
        .failWith(() -> RefusedException.of(ProblemCode.NOT_FOUND, "No such job."));
  }

  private static Sorted sorted(JobEntity job) {
    if (job.retriedRows == null) {
      throw RefusedException.of(ProblemCode.NOT_FOUND, "The job retries no rows.");
    }
    return SortedText.read(job.retriedRows);
  }

  /** What waits for a person may wait for days, and nothing else comes of it meanwhile. */
  private static void refuseUnderWay(JobEntity job) {
    boolean waits = job.needsAttention > 0 && job.needsAttention == job.remaining;
    if (job.state() != JobState.FINISHED && !waits) {
      throw RefusedException.of(
          ProblemCode.NOT_ALLOWED_IN_STATE,
          "The job is " + job.state + ": its rows can be retried when nothing of it is under way.");
    }
  }

  private static Uni<Parent> parent(StatelessSession session, JobEntity job) {
    return query(session, TOLD, job.id)
        .map(PostgresRowRetries::told)
        .chain(
            told ->
                imports(session, job.id, told).chain(found -> parent(session, job, told, found)));
  }

  private static Uni<Parent> parent(
      StatelessSession session, JobEntity job, Map<String, Tally> told, List<Import> imports) {
    return session
        .createNativeQuery(UNDECIDED, Long.class)
        .setParameter("job", job.id)
        .setParameter("operation", BulkOperation.CONTACTS_JSON_IMPORT.id())
        .getSingleResult()
        .chain(
            undecided ->
                PostgresRetries.references(session, job.id)
                    .map(
                        names ->
                            new Parent(
                                job.id,
                                imports,
                                told.getOrDefault(BEFORE, new Tally(Map.of())),
                                undecided,
                                job.state() == JobState.FINISHED,
                                PostgresRetries.options(job, false),
                                names)));
  }

  private static Uni<List<Import>> imports(
      StatelessSession session, UUID job, Map<String, Tally> told) {
    return session
        .createNativeQuery(IMPORTS, Object[].class)
        .setParameter("job", job)
        .setParameter("operation", BulkOperation.CONTACTS_JSON_IMPORT.id())
        .getResultList()
        .map(rows -> rows.stream().map(row -> imported(row, told)).toList());
  }

  private static Uni<List<Object[]>> query(StatelessSession session, String sql, UUID job) {
    return session.createNativeQuery(sql, Object[].class).setParameter("job", job).getResultList();
  }

  private static Map<String, Tally> told(List<Object[]> rows) {
    Map<String, Map<String, Long>> byActivity = new HashMap<>();
    rows.forEach(
        row ->
            byActivity
                .computeIfAbsent((String) row[0], activity -> new HashMap<>())
                .put((String) row[1], (Long) row[2]));
    Map<String, Tally> told = new HashMap<>();
    byActivity.forEach((activity, counts) -> told.put(activity, new Tally(counts)));
    return told;
  }

  private static Import imported(Object[] row, Map<String, Tally> told) {
    Request request =
        new Request(
            UUID.fromString((String) row[4]),
            (Integer) row[5],
            ((Number) row[6]).doubleValue(),
            (Boolean) row[10],
            (Boolean) row[11]);
    return new Import(
        UUID.fromString((String) row[0]),
        new Place((String) row[1], (Integer) row[2], (Integer) row[3]),
        request,
        End.valueOf(((String) row[7]).toUpperCase(Locale.ROOT)),
        (@Nullable String) row[8],
        told.getOrDefault((String) row[0], new Tally(Map.of())),
        (Boolean) row[9]);
  }
}
