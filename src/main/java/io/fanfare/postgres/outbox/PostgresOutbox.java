package io.fanfare.postgres.outbox;

import io.fanfare.completion.Outbox;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The outbox: shards are leased, events are read in order, and noted when published. */
@ApplicationScoped
public class PostgresOutbox implements Outbox {
  /** Longer than any publishing of one set may take. */
  private static final String LEASE_SHARD =
      """
      update outbox_shard set leased_until = clock_timestamp() + interval '60 s'
      where shard = (select s.shard from outbox_shard s
        where s.shard = :shard and s.leased_until < clock_timestamp()
          and exists (select 1 from outbox o where o.shard = :shard and o.published_at is null)
        for update skip locked)
      """;

  private static final String FREE_SHARD =
      "update outbox_shard set leased_until = '-infinity' where shard = :shard";

  private static final String OLDEST =
      """
      select sequence, event_id, topic, type, subject, key, data, time from outbox
      where shard = :shard and published_at is null order by sequence limit :limit
      """;

  private static final String PUBLISHED =
      """
      update outbox set published_at = clock_timestamp() where sequence in
        (select cast(s as bigint) from jsonb_array_elements_text(cast(cast(:sequences as text) as jsonb)) s)
      """;

  private static final String LAG =
      """
      select coalesce(cast(extract(epoch from clock_timestamp() - min(time)) * 1000 as bigint), 0)
      from outbox where published_at is null
      """;

  private static final String PURGE =
      """
      delete from outbox where sequence in (select sequence from outbox
        where published_at < now() - make_interval(secs => :seconds) limit 10000)
      """;

  private final Transactions transactions;

  public PostgresOutbox(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Integer> relay(int shard, int limit, Function<List<Kept>, Uni<List<Kept>>> publish) {
    return lease(shard, limit)
        .chain(events -> events.isEmpty() ? nothing() : relay(shard, events, publish));
  }

  private Uni<Integer> relay(
      int shard, List<Kept> events, Function<List<Kept>, Uni<List<Kept>>> publish) {
    return publish
        .apply(events)
        .onFailure()
        .recoverWithItem(List.of())
        .chain(published -> done(shard, published));
  }

  private Uni<List<Kept>> lease(int shard, int limit) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(LEASE_SHARD)
                .setParameter("shard", shard)
                .executeUpdate()
                .chain(
                    leased ->
                        leased == 0
                            ? Uni.createFrom().item(List.<OutboxEntity>of())
                            : session
                                .createNativeQuery(OLDEST, OutboxEntity.class)
                                .setParameter("shard", shard)
                                .setParameter("limit", limit)
                                .getResultList())
                .map(rows -> rows.stream().map(PostgresOutbox::kept).toList()));
  }

  private Uni<Integer> done(int shard, List<Kept> published) {
    List<Long> sequences = published.stream().map(Kept::sequence).toList();
    return transactions.run(
        session ->
            session
                .createNativeQuery(PUBLISHED)
                .setParameter("sequences", Json.of(sequences))
                .executeUpdate()
                .call(
                    () ->
                        session
                            .createNativeQuery(FREE_SHARD)
                            .setParameter("shard", shard)
                            .executeUpdate()));
  }

  @Override
  public Uni<Duration> lag() {
    return transactions.run(
        session ->
            session.createNativeQuery(LAG, Long.class).getSingleResult().map(Duration::ofMillis));
  }

  @Override
  public Uni<Integer> purge(Duration age) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(PURGE)
                .setParameter("seconds", (double) age.toSeconds())
                .executeUpdate());
  }

  private static Kept kept(OutboxEntity row) {
    Heading heading = new Heading(row.eventId, row.topic, row.type, row.subject, row.key);
    return new Kept(row.sequence, heading, row.time, row.data);
  }

  private static Uni<Integer> nothing() {
    return Uni.createFrom().item(0);
  }
}
