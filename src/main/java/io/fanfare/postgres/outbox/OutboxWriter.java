package io.fanfare.postgres.outbox;

import io.fanfare.completion.Outbox;
import io.fanfare.event.Event;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Keeps events in the transaction of what they tell. */
public final class OutboxWriter {
  private static final String INSERT =
      """
      insert into outbox (shard, event_id, topic, type, subject, key, data, job_id)
      select e.shard, e.event_id, e.topic, e.type, e.subject, e.key, e.data,
        cast(cast(e.data as jsonb) ->> 'job_id' as uuid)
      from rows from (jsonb_to_recordset(cast(cast(:events as text) as jsonb)) as (shard int,
        event_id text, topic text, type text, subject text, key text, data text))
        with ordinality as e(shard, event_id, topic, type, subject, key, data, place)
      order by e.place
      """;

  private OutboxWriter() {}

  /**
   * Keeps the events, in their order. The caller holds a lock on what they are about, so that the
   * order of their sequence numbers is the order of the commits, and so that its transaction has
   * its own number before they have theirs: readers of a job's events wait for the transactions of
   * earlier numbers to end.
   */
  public static Uni<Void> write(StatelessSession session, List<Event> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(INSERT)
        .setParameter("events", Json.of(events.stream().map(OutboxWriter::row).toList()))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Map<String, Object> row(Event event) {
    return Map.of(
        "shard", Math.floorMod(event.key().hashCode(), Outbox.SHARDS),
        "event_id", event.id(),
        "topic", event.topic().name().toLowerCase(Locale.ROOT),
        "type", event.type(),
        "subject", event.subject(),
        "key", event.key(),
        "data", Json.of(event.data()));
  }
}
