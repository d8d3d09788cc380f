package io.fanfare.postgres.jobs;

import io.fanfare.event.Event;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobEvents;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobState;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.outbox.OutboxWriter;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Writes a new job with everything that belongs to it, inside the caller's transaction. */
final class JobWriter {
  private static final String KEY =
      """
      insert into idempotency (scope, key, fingerprint, job_id)
      values (:scope, :key, :fingerprint, :job) on conflict do nothing
      """;

  private static final String PAYLOADS =
      """
      insert into payload (id, job_id, key_id, nonce, box)
      select p.id, :job, p.key_id, decode(p.nonce, 'base64'), decode(p.box, 'base64')
      from jsonb_to_recordset(cast(cast(:payloads as text) as jsonb))
        as p(id uuid, key_id text, nonce text, box text)
      """;

  private static final String ACTIVITIES =
      """
      insert into activity (id, job_id, account_id, operation, chunk, payload_id, keep_result,
        state, not_before, planned_at, priority, on_unknown, items, seconds)
      select gen_random_uuid(), :job, a.account, :operation, p.chunk, p.id, :keep, 'planned',
        cast(cast(:due as text) as timestamptz), now(), :priority, :unknown, p.items, p.seconds
      from rows from (jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
          with ordinality as a(account, place)
        cross join jsonb_to_recordset(cast(cast(:chunks as text) as jsonb))
          as p(id uuid, chunk int, items int, seconds real)
      order by a.place, p.chunk
      """;

  private JobWriter() {}

  /** Whether the key was free and is now this job's. */
  static Uni<Boolean> takeKey(StatelessSession session, NewJob job, @Nullable IdempotencyKey key) {
    if (key == null) {
      return Uni.createFrom().item(true);
    }
    return session
        .createNativeQuery(KEY)
        .setParameter("scope", key.scope())
        .setParameter("key", key.key())
        .setParameter("fingerprint", key.fingerprint())
        .setParameter("job", job.id())
        .executeUpdate()
        .map(inserted -> inserted == 1);
  }

  static Uni<JobEntity> write(StatelessSession session, NewJob job, Instant now) {
    JobEntity row = row(job, now);
    Event started = JobEvents.started(job.id(), row.operation, row.total);
    return session
        .insert(row)
        .chain(() -> payloads(session, job))
        .chain(() -> activities(session, job, due(job)))
        .chain(() -> new QueueWriter(session, job).write(due(job)))
        .chain(() -> OutboxWriter.write(session, List.of(started)))
        .replaceWith(row);
  }

  private static JobEntity row(NewJob job, Instant now) {
    JobRequest.Options options = job.request().options();
    JobEntity row = new JobEntity();
    row.id = job.id();
    row.name = options.name();
    row.operation = job.request().operation();
    row.priority = options.priority();
    row.notBefore = options.notBefore() == null ? now : options.notBefore();
    row.onUnknown = options.onUnknown().word();
    row.state = JobState.RUNNING.word();
    row.total = (long) job.accountIds().size() * job.payloads().size();
    row.remaining = row.total;
    row.createdAt = now;
    return row;
  }

  private static Uni<Integer> payloads(StatelessSession session, NewJob job) {
    return session
        .createNativeQuery(PAYLOADS)
        .setParameter("job", job.id())
        .setParameter("payloads", Json.of(job.payloads().stream().map(JobWriter::row).toList()))
        .executeUpdate();
  }

  /**
   * "now" is the store's word for its own time: ours may be ahead of it, and nothing would start.
   */
  private static String due(NewJob job) {
    @Nullable Instant notBefore = job.request().options().notBefore();
    return notBefore == null ? "now" : notBefore.toString();
  }

  private static Uni<Integer> activities(StatelessSession session, NewJob job, String due) {
    return session
        .createNativeQuery(ACTIVITIES)
        .setParameter("job", job.id())
        .setParameter("operation", job.request().operation())
        .setParameter("keep", job.request().options().keepResults())
        .setParameter("due", due)
        .setParameter("priority", job.request().options().priority())
        .setParameter("unknown", job.request().options().onUnknown().word())
        .setParameter("accounts", Json.of(job.accountIds()))
        .setParameter("chunks", Json.of(chunks(job.payloads())))
        .executeUpdate();
  }

  private static List<Map<String, Object>> chunks(List<Payload> payloads) {
    return IntStream.range(0, payloads.size()).mapToObj(i -> chunk(payloads.get(i), i)).toList();
  }

  private static Map<String, Object> chunk(Payload payload, int chunk) {
    return Map.of(
        "id", payload.id().toString(),
        "chunk", chunk,
        "items", payload.items(),
        "seconds", payload.seconds());
  }

  private static Map<String, Object> row(Payload payload) {
    Base64.Encoder base64 = Base64.getEncoder();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", payload.id().toString());
    row.put("key_id", payload.box().keyId());
    row.put("nonce", base64.encodeToString(payload.box().nonce()));
    row.put("box", base64.encodeToString(payload.box().box()));
    return row;
  }
}
