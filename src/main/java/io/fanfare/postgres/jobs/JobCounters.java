package io.fanfare.postgres.jobs;

import io.fanfare.event.Event;
import io.fanfare.job.JobEvents;
import io.fanfare.job.JobOutcome;
import io.fanfare.job.JobState;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Adds what ended to the jobs, and finishes those of which nothing remains. */
public final class JobCounters {
  private static final String LOCK =
      """
      select cast(id as text) from job where id in
        (select j.id from jsonb_to_recordset(cast(cast(:jobs as text) as jsonb)) as j(id uuid))
      order by id for update
      """;

  private static final String ADD =
      """
      update job j set remaining = j.remaining - coalesce(t.ended, 0),
        completed = j.completed + coalesce(t.completed, 0),
        failed = j.failed + coalesce(t.failed, 0),
        timed_out = j.timed_out + coalesce(t.timed_out, 0),
        cancelled = j.cancelled + coalesce(t.cancelled, 0),
        rejected = j.rejected + coalesce(t.rejected, 0),
        untraceable = j.untraceable + coalesce(t.untraceable, 0),
        needs_attention = j.needs_attention + coalesce(t.needs_attention, 0),
        calls = j.calls + coalesce(t.calls, 0)
      from jsonb_to_recordset(cast(cast(:jobs as text) as jsonb)) as t(id uuid, ended bigint, completed bigint,
        failed bigint, timed_out bigint, cancelled bigint, rejected bigint, untraceable bigint,
        needs_attention bigint, calls bigint)
      where j.id = t.id returning j.*
      """;

  private static final String FINISH =
      "update job set state = 'finished', outcome = :outcome, finished_at = now() where id = :id";

  private static final String TOLD =
      "update job set attention_told = attention_told + 1 where id = :id returning attention_told";

  private JobCounters() {}

  /** Answers the events of the jobs that this changed; {@code deltas} has one row a job. */
  public static Uni<List<Event>> add(StatelessSession session, List<Map<String, Object>> deltas) {
    if (deltas.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    String jobs = Json.of(deltas);
    return session
        .createNativeQuery(LOCK, String.class)
        .setParameter("jobs", jobs)
        .getResultList()
        .chain(() -> added(session, jobs))
        .chain(rows -> told(session, rows, deltas));
  }

  private static Uni<List<JobEntity>> added(StatelessSession session, String jobs) {
    return session
        .createNativeQuery(ADD, JobEntity.class)
        .setParameter("jobs", jobs)
        .getResultList();
  }

  private static Uni<List<Event>> told(
      StatelessSession session, List<JobEntity> rows, List<Map<String, Object>> deltas) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(row -> told(session, row, attention(row, deltas)))
        .collect()
        .in(ArrayList<Event>::new, List::addAll)
        .map(List::copyOf);
  }

  private static Uni<List<Event>> told(StatelessSession session, JobEntity row, int attention) {
    if (row.remaining == 0 && !row.state.equals(JobState.FINISHED.word())) {
      return finish(session, row);
    }
    boolean first = attention > 0 && row.needsAttention == attention;
    return first ? attention(session, row) : Uni.createFrom().item(List.of());
  }

  private static Uni<List<Event>> attention(StatelessSession session, JobEntity row) {
    return session
        .createNativeQuery(TOLD, Integer.class)
        .setParameter("id", row.id)
        .getSingleResult()
        .map(times -> List.of(JobEvents.needsAttention(row.id, row.operation, times)));
  }

  private static Uni<List<Event>> finish(StatelessSession session, JobEntity row) {
    JobOutcome outcome = JobOutcome.of(row.progress(), row.cancelRequested);
    return session
        .createNativeQuery(FINISH)
        .setParameter("outcome", outcome.word())
        .setParameter("id", row.id)
        .executeUpdate()
        .replaceWith(List.of(JobEvents.finished(row.id, row.operation, outcome, row.progress())));
  }

  private static int attention(JobEntity row, List<Map<String, Object>> deltas) {
    return deltas.stream()
        .filter(delta -> delta.get("id").equals(row.id.toString()))
        .mapToInt(delta -> (int) delta.getOrDefault("needs_attention", 0))
        .sum();
  }
}
