package io.fanfare.postgres.prediction;

import io.fanfare.forecast.Backlog;
import io.fanfare.forecast.Backlog.Out;
import io.fanfare.forecast.Backlog.Waiting;
import io.fanfare.forecast.BacklogStore;
import io.fanfare.postgres.Transactions;
import io.fanfare.prediction.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What waits and is out, from the rows of jobs and from what is in flight; never from the rest. */
@ApplicationScoped
public class PostgresBacklog implements BacklogStore {
  /** A job's operation and size are those of any activity that is left of it. */
  private static final String JOBS =
      """
      select cast(j.id as text), coalesce(a.operation, j.operation), j.priority,
        j.remaining - j.needs_attention,
        greatest(1, j.total / greatest(1, j.accounts * j.steps)), j.not_before,
        j.state = 'running' and not j.cancel_requested, coalesce(a.items, 1)
      from job j left join lateral (select a.operation, a.items from activity a
        where a.job_id = j.id order by a.id limit 1) a on true
      where j.state <> 'finished' order by j.created_at limit 5000
      """;

  /** Alike enough are activities of a job and size whose ages differ by less than a third. */
  private static final String OUT =
      """
      select cast(job_id as text), operation, width,
        avg(age), count(*), count(distinct account_id)
      from (
        select job_id, account_id, operation, floor(log(2, items)) as width,
          greatest(0, extract(epoch from now() - accepted_at)) as age
        from activity where state = 'in_flight') a
      group by job_id, operation, width, floor(4 * ln(1 + age / 5))
      """;

  private final Transactions transactions;

  public PostgresBacklog(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Backlog> read() {
    return transactions.run(
        session ->
            session
                .createNativeQuery(OUT, Object[].class)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresBacklog::out).toList())
                .chain(
                    out ->
                        session
                            .createNativeQuery(JOBS, Object[].class)
                            .getResultList()
                            .map(rows -> backlog(rows, out))));
  }

  private static Backlog backlog(List<Object[]> rows, List<Out> out) {
    Map<UUID, Long> accepted =
        out.stream().collect(Collectors.groupingBy(Out::jobId, Collectors.summingLong(Out::count)));
    return new Backlog(rows.stream().map(row -> waiting(row, accepted)).toList(), out);
  }

  private static Waiting waiting(Object[] row, Map<UUID, Long> accepted) {
    UUID id = UUID.fromString((String) row[0]);
    return new Waiting(
        id,
        Kind.of((String) row[1], Columns.number(row[7]).intValue()),
        Columns.number(row[2]).intValue(),
        Math.max(0, Columns.number(row[3]).longValue() - accepted.getOrDefault(id, 0L)),
        Columns.number(row[4]).longValue(),
        Columns.instant(row[5]),
        (Boolean) row[6]);
  }

  private static Out out(Object[] row) {
    return new Out(
        UUID.fromString((String) row[0]),
        new Kind((String) row[1], Columns.number(row[2]).intValue()),
        Duration.ofMillis((long) (Columns.number(row[3]).doubleValue() * 1000)),
        Columns.number(row[4]).longValue(),
        Columns.number(row[5]).longValue());
  }
}
