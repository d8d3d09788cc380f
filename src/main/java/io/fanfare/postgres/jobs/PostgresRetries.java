package io.fanfare.postgres.jobs;

import io.fanfare.activity.OnUnknown;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobState;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.job.RetryStore;
import io.fanfare.job.Step;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.postgres.Transactions;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** What of a job can be asked for again. */
@ApplicationScoped
public class PostgresRetries implements RetryStore {
  private static final String FAILED =
      """
      select e.account_id, e.step, e.chunk, cast(e.payload_id as text), e.items, e.seconds,
        e.keep_result, p.id is not null, cast(e.id as text), e.retried_by is not null
      from activity_ended e left join payload p on p.id = e.payload_id and p.job_id = e.job_id
      where e.job_id = :job and e.state not in ('completed', 'superseded')
      order by e.step, e.account_id, e.chunk
      """;

  private static final String REFERENCES =
      "select kind, name from job_reference where job_id = :job";

  private final Transactions transactions;

  public PostgresRetries(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Failed> failed(UUID jobId) {
    return transactions.run(
        session ->
            session
                .get(JobEntity.class, jobId)
                .onItem()
                .ifNull()
                .failWith(() -> RefusedException.of(ProblemCode.NOT_FOUND, "No such job."))
                .invoke(PostgresRetries::refuseUnfinished)
                .chain(job -> failed(session, job)));
  }

  private static void refuseUnfinished(JobEntity job) {
    if (!job.state.equals(JobState.FINISHED.word())) {
      throw RefusedException.of(
          ProblemCode.NOT_ALLOWED_IN_STATE, "The job is " + job.state + ", not finished.");
    }
  }

  private static Uni<Failed> failed(StatelessSession session, JobEntity job) {
    return session
        .createNativeQuery(FAILED, Object[].class)
        .setParameter("job", job.id)
        .getResultList()
        .map(PostgresRetries::left)
        .chain(rows -> references(session, job.id).map(names -> failed(job, rows, names)));
  }

  /** What no other retry has taken; refuses when that is nothing, or not kept. */
  private static List<Object[]> left(List<Object[]> rows) {
    if (rows.isEmpty()) {
      throw RefusedException.of(ProblemCode.NO_ACCOUNTS, "All of the job ended well.");
    }
    List<Object[]> left = rows.stream().filter(row -> !((Boolean) row[9])).toList();
    if (left.isEmpty() || left.stream().anyMatch(row -> !((Boolean) row[7]))) {
      throw RefusedException.of(
          ProblemCode.REQUEST_GONE,
          "The job's requests are not kept any more, or a later retry has them: retry that one.");
    }
    return left;
  }

  /** The names in a job's requests. */
  static Uni<Set<Reference>> references(StatelessSession session, UUID jobId) {
    return session
        .createNativeQuery(REFERENCES, Object[].class)
        .setParameter("job", jobId)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Reference(Kind.of((String) row[0]), (String) row[1]))
                    .collect(Collectors.toSet()));
  }

  private static Failed failed(JobEntity job, List<Object[]> rows, Set<Reference> references) {
    List<Integer> steps = rows.stream().map(row -> number(row[1])).distinct().toList();
    List<Step> asked = new ArrayList<>();
    for (int step : steps) {
      asked.add(new Step(job.operationsInOrder().get(step), List.of(), null, job.destructive));
    }
    return new Failed(
        asked,
        options(job, rows.stream().anyMatch(row -> (Boolean) row[6])),
        rows.stream().map(row -> payload(row, steps.indexOf(number(row[1])))).toList(),
        references,
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> (String) row[0],
                    Collectors.mapping(
                        row -> UUID.fromString((String) row[8]), Collectors.toSet()))));
  }

  /** Those of a job, for one that goes on at once. */
  static JobRequest.Options options(JobEntity job, boolean keepResults) {
    return new JobRequest.Options(
        job.name,
        job.priority,
        null,
        OnUnknown.valueOf(job.onUnknown.toUpperCase(Locale.ROOT)),
        keepResults,
        job.createMissing,
        job.unsubscribedReads);
  }

  private static Payload payload(Object[] row, int step) {
    return new Payload(
        UUID.fromString((String) row[3]),
        null,
        number(row[4]),
        ((Number) row[5]).doubleValue(),
        step,
        number(row[2]),
        (String) row[0]);
  }

  private static int number(Object column) {
    return ((Number) column).intValue();
  }
}
