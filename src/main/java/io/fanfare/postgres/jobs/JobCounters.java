package io.fanfare.postgres.jobs;

import io.fanfare.event.Event;
import io.fanfare.job.JobEvents;
import io.fanfare.job.JobOutcome;
import io.fanfare.job.JobState;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        total = j.total + coalesce(t.total, 0),
        completed = j.completed + coalesce(t.completed, 0),
        failed = j.failed + coalesce(t.failed, 0),
        timed_out = j.timed_out + coalesce(t.timed_out, 0),
        cancelled = j.cancelled + coalesce(t.cancelled, 0),
        rejected = j.rejected + coalesce(t.rejected, 0),
        untraceable = j.untraceable + coalesce(t.untraceable, 0),
        needs_attention = j.needs_attention + coalesce(t.needs_attention, 0),
        calls = j.calls + coalesce(t.calls, 0)
      from jsonb_to_recordset(cast(cast(:jobs as text) as jsonb)) as t(id uuid, ended bigint, total bigint, completed bigint,
        failed bigint, timed_out bigint, cancelled bigint, rejected bigint, untraceable bigint,
        needs_attention bigint, calls bigint)
      where j.id = t.id returning j.*
      """;

  private static final String FINISH =
      """
      with ended as (
        select * from jsonb_to_recordset(cast(cast(:jobs as text) as jsonb))
          as t(id uuid, outcome text)),
      queues as (delete from job_queue q using ended e where q.job_id = e.id),
      waits as (delete from name_wait w using ended e where w.job_id = e.id)
      update job j set state = 'finished', outcome = e.outcome, finished_at = now()
      from ended e where j.id = e.id
      """;

  private static final String TOLD =
      """
      update job set attention_told = attention_told + 1 where id in (select cast(i as uuid)
        from jsonb_array_elements_text(cast(cast(:jobs as text) as jsonb)) i)
      returning *
      """;

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
    List<JobEntity> finished = rows.stream().filter(JobCounters::isOver).toList();
    List<JobEntity> waiting =
        rows.stream().filter(row -> !isOver(row) && beginsToWait(row, deltas)).toList();
    return attention(session, waiting)
        .chain(events -> finish(session, finished).map(more -> joined(events, more)));
  }

  private static boolean isOver(JobEntity row) {
    return row.remaining == 0 && !row.state.equals(JobState.FINISHED.word());
  }

  private static boolean beginsToWait(JobEntity row, List<Map<String, Object>> deltas) {
    int attention = attention(row, deltas);
    return attention > 0 && row.needsAttention == attention;
  }

  private static Uni<List<Event>> attention(StatelessSession session, List<JobEntity> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createNativeQuery(TOLD, JobEntity.class)
        .setParameter("jobs", Json.of(rows.stream().map(row -> row.id.toString()).toList()))
        .getResultList()
        .map(told -> told.stream().map(JobCounters::needsAttention).toList());
  }

  private static Event needsAttention(JobEntity row) {
    return JobEvents.needsAttention(row.id, row.operation, row.attentionTold);
  }

  private static Uni<List<Event>> finish(StatelessSession session, List<JobEntity> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createNativeQuery(FINISH)
        .setParameter("jobs", Json.of(rows.stream().map(JobCounters::ended).toList()))
        .executeUpdate()
        .map(finished -> rows.stream().map(JobCounters::finished).toList());
  }

  private static Map<String, String> ended(JobEntity row) {
    return Map.of("id", row.id.toString(), "outcome", outcome(row).word());
  }

  private static Event finished(JobEntity row) {
    return JobEvents.finished(row.id, row.operation, outcome(row), row.progress());
  }

  private static JobOutcome outcome(JobEntity row) {
    return JobOutcome.of(row.progress(), row.cancelRequested);
  }

  private static List<Event> joined(List<Event> some, List<Event> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static int attention(JobEntity row, List<Map<String, Object>> deltas) {
    return deltas.stream()
        .filter(delta -> delta.get("id").equals(row.id.toString()))
        .mapToInt(delta -> (int) delta.getOrDefault("needs_attention", 0))
        .sum();
  }
}
