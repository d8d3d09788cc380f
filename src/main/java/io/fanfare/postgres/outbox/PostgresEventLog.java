package io.fanfare.postgres.outbox;

import io.fanfare.completion.Outbox.Kept;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.fanfare.stream.EventLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** The outbox by job. */
@ApplicationScoped
public class PostgresEventLog implements EventLog {
  private static final String MARK = "select m.last, m.taken, m.oldest from outbox_mark() m";

  private static final String PAGE =
      """
      select sequence, event_id, topic, type, subject, key, data, time from outbox
      where job_id = :job and sequence > :after and sequence <= :through
      order by sequence limit :limit
      """;

  private static final String PURGED =
      "select coalesce((select through from outbox_purge where job_id = :job), 0)";

  private static final String NEWEST =
      """
      select cast(j.id as text), n.sequence
      from (select cast(i as uuid) as id
          from jsonb_array_elements_text(cast(cast(:jobs as text) as jsonb)) i) j
        cross join lateral (select o.sequence from outbox o
          where o.job_id = j.id and o.sequence > :after and o.sequence <= :through
          order by o.sequence desc limit 1) n
      """;

  private final Transactions transactions;

  public PostgresEventLog(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Mark> mark() {
    return transactions.run(
        session ->
            session
                .createNativeQuery(MARK, Object[].class)
                .getSingleResult()
                .map(row -> new Mark(number(row[0]), number(row[1]), number(row[2]))));
  }

  /** Events first: what was purged before they were read is known afterwards. */
  @Override
  public Uni<Page> page(UUID jobId, long after, long through, int limit) {
    return transactions.run(
        session ->
            events(session, jobId, after, through, limit)
                .chain(events -> purged(session, jobId).map(purged -> new Page(events, purged))));
  }

  private static Uni<List<Kept>> events(
      StatelessSession session, UUID jobId, long after, long through, int limit) {
    return session
        .createNativeQuery(PAGE, OutboxEntity.class)
        .setParameter("job", jobId)
        .setParameter("after", after)
        .setParameter("through", through)
        .setParameter("limit", limit)
        .getResultList()
        .map(rows -> rows.stream().map(OutboxEntity::kept).toList());
  }

  private static Uni<Long> purged(StatelessSession session, UUID jobId) {
    return session
        .createNativeQuery(PURGED, Long.class)
        .setParameter("job", jobId)
        .getSingleResult();
  }

  @Override
  public Uni<Map<UUID, Long>> newest(Collection<UUID> jobs, long after, long through) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(NEWEST, Object[].class)
                .setParameter("jobs", Json.of(jobs.stream().map(UUID::toString).toList()))
                .setParameter("after", after)
                .setParameter("through", through)
                .getResultList()
                .map(
                    rows ->
                        rows.stream()
                            .collect(
                                Collectors.toMap(
                                    row -> UUID.fromString((String) row[0]),
                                    row -> number(row[1])))));
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
