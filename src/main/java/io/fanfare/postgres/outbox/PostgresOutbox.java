package io.fanfare.postgres.outbox;

import io.fanfare.completion.Outbox;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** The outbox: shards are leased, events are read in order, and noted when published. */
@ApplicationScoped
public class PostgresOutbox implements Outbox {
  private static final int PURGED_AT_ONCE = 10_000;

  /**
   * A term longer than any publishing of one set may take, renewed with each set; one that is taken
   * over by another owner is lost, whatever its time.
   */
  private static final String LEASE_SHARD =
      """
      update outbox_shard set owner = :owner, leased_until = clock_timestamp() + interval '60 s'
      where shard = (select s.shard from outbox_shard s
        where s.shard = :shard
          and (s.owner is null or s.owner = :owner or s.leased_until < clock_timestamp())
          and exists (select 1 from outbox o where o.shard = :shard and o.published_at is null)
        for update skip locked)
      """;

  /** A statement of its own: it must see what was noted before the shard was leased. */
  private static final String OLDEST =
      """
      select sequence, event_id, topic, type, subject, key, data, time from outbox
      where shard = :shard and published_at is null order by sequence limit :limit
      """;

  /** Whoever does not own the shard any more notes nothing: the new owner publishes these again. */
  private static final String PUBLISHED =
      """
      with mine as (
        update outbox_shard set leased_until = clock_timestamp() + interval '60 s',
          owner = case when :more then owner end
        where shard = :shard and owner = :owner returning shard)
      update outbox o set published_at = clock_timestamp() from mine
      where o.sequence in (select cast(s as bigint)
        from jsonb_array_elements_text(cast(cast(:sequences as text) as jsonb)) s)
      """;

  private static final String LAG =
      """
      select coalesce(cast(extract(epoch from clock_timestamp() - min(time)) * 1000 as bigint), 0)
      from outbox where published_at is null
      """;

  /** What readers of a job's events will not find any more is noted with the job. */
  private static final String PURGE =
      """
      with gone as (
        delete from outbox where sequence in (select sequence from outbox
          where published_at < now() - make_interval(secs => :seconds) limit :limit)
        returning job_id, sequence),
      noted as (
        insert into outbox_purge (job_id, through)
        select job_id, max(sequence) from gone where job_id is not null
        group by job_id order by job_id
        on conflict (job_id) do update
          set through = greatest(outbox_purge.through, excluded.through))
      select count(*) from gone
      """;

  private final Transactions transactions;

  public PostgresOutbox(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Integer> relay(
      UUID owner, int shard, int limit, Function<List<Kept>, Uni<List<Kept>>> publish) {
    return transactions
        .run(session -> lease(session, owner, shard, limit))
        .chain(
            events ->
                events.isEmpty()
                    ? Uni.createFrom().item(0)
                    : publish
                        .apply(events)
                        .onFailure()
                        .recoverWithItem(List.of())
                        .chain(published -> done(owner, shard, published, limit)));
  }

  private static Uni<List<Kept>> lease(StatelessSession session, UUID owner, int shard, int limit) {
    return session
        .createNativeQuery(LEASE_SHARD)
        .setParameter("owner", owner)
        .setParameter("shard", shard)
        .executeUpdate()
        .chain(leased -> leased == 0 ? nothing() : oldest(session, shard, limit));
  }

  private static Uni<List<Kept>> oldest(StatelessSession session, int shard, int limit) {
    return session
        .createNativeQuery(OLDEST, OutboxEntity.class)
        .setParameter("shard", shard)
        .setParameter("limit", limit)
        .getResultList()
        .map(rows -> rows.stream().map(OutboxEntity::kept).toList());
  }

  /** A shard that gave less than was asked for is free for any other. */
  private Uni<Integer> done(UUID owner, int shard, List<Kept> published, int limit) {
    List<Long> sequences = published.stream().map(Kept::sequence).toList();
    return transactions.run(
        session ->
            session
                .createNativeQuery(PUBLISHED)
                .setParameter("more", sequences.size() >= limit)
                .setParameter("owner", owner)
                .setParameter("shard", shard)
                .setParameter("sequences", Json.of(sequences))
                .executeUpdate());
  }

  @Override
  public Uni<Duration> lag() {
    return transactions.run(
        session ->
            session.createNativeQuery(LAG, Long.class).getSingleResult().map(Duration::ofMillis));
  }

  @Override
  public Uni<Integer> purge(Duration age) {
    return Multi.createBy()
        .repeating()
        .uni(() -> purgeSet(age))
        .whilst(purged -> purged == PURGED_AT_ONCE)
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private Uni<Integer> purgeSet(Duration age) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(PURGE, Long.class)
                .setParameter("seconds", (double) age.toSeconds())
                .setParameter("limit", PURGED_AT_ONCE)
                .getSingleResult()
                .map(Long::intValue));
  }

  private static Uni<List<Kept>> nothing() {
    return Uni.createFrom().item(List.of());
  }
}
