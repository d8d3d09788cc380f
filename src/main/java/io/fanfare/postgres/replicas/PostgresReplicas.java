package io.fanfare.postgres.replicas;

import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.fanfare.replica.Replicas;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Signs of life, and what replicas hold that gave none. */
@ApplicationScoped
public class PostgresReplicas implements Replicas {
  private static final double MILLIS = 1000;

  /**
   * Whether it was silent itself is read before it is overwritten. One that is new cannot know
   * whether the store has just come back, so it counts as silent too.
   */
  private static final String BEAT =
      """
      with before as (select seen_at from replica where id = :self)
      insert into replica as r (id, seen_at) values (:self, clock_timestamp())
      on conflict (id) do update set seen_at = clock_timestamp(), freed = false
      returning cast(extract(epoch from r.seen_at) * 1000000 as bigint),
        coalesce((select seen_at from before)
          > clock_timestamp() - make_interval(secs => :dead) / 2, false)
      """;

  private static final String VANISHED =
      """
      update replica set freed = true where id in (
        select id from replica
        where not freed and seen_at < clock_timestamp() - make_interval(secs => :dead)
        for update skip locked)
      returning cast(id as text)
      """;

  private static final String LEFT = "update replica set freed = true where id = :self";

  private static final String FREE_LOOKS =
      """
      update lane set looker = null, looker_until = null, look_late = now(), look_soon = now()
      where account_id in (
        select account_id from lane where looker in (
          select cast(i as uuid) from jsonb_array_elements_text(cast(cast(:gone as text) as jsonb)) i)
        order by account_id for update)
      """;

  private static final String FREE_SHARDS =
      """
      update outbox_shard set owner = null where shard in (
        select shard from outbox_shard where owner in (
          select cast(i as uuid) from jsonb_array_elements_text(cast(cast(:gone as text) as jsonb)) i)
        order by shard for update)
      """;

  private static final String FREE_TOKEN =
      """
      update vendor_token set turn = null, turn_until = 'epoch' where turn in (
        select cast(i as uuid) from jsonb_array_elements_text(cast(cast(:gone as text) as jsonb)) i)
      """;

  /** What they were making happen begins again at once. */
  private static final String FREE_FIRINGS =
      """
      update firing set owner = null, held_until = 'epoch'
      where state = 'starting' and owner in (
        select cast(i as uuid) from jsonb_array_elements_text(cast(cast(:gone as text) as jsonb)) i)
      """;

  /** Looks that their looker forgot: nobody else would take them up. */
  private static final String LAPSED =
      """
      update lane set looker = null, looker_until = null, look_late = now(), look_soon = now()
      where account_id in (
        select account_id from lane where looker is not null and looker_until < now()
        order by account_id for update skip locked)
      """;

  private static final String FORGET =
      "delete from replica where freed and seen_at < now() - interval '1 day'";

  private final Transactions transactions;

  public PostgresReplicas(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Beat> beat(UUID self, Duration deadAfter) {
    double dead = deadAfter.toMillis() / MILLIS;
    return transactions.run(
        session ->
            session
                .createNativeQuery(BEAT, Object[].class)
                .setParameter("self", self)
                .setParameter("dead", dead)
                .getSingleResult()
                .chain(row -> beaten(session, row, dead)));
  }

  private static Uni<Beat> beaten(StatelessSession session, Object[] row, double dead) {
    Instant at = Instant.EPOCH.plus(((Number) row[0]).longValue(), ChronoUnit.MICROS);
    return (boolean) row[1]
        ? vanished(session, dead).map(gone -> new Beat(at, gone))
        : Uni.createFrom().item(new Beat(at, Set.of()));
  }

  private static Uni<Set<UUID>> vanished(StatelessSession session, double dead) {
    return session
        .createNativeQuery(VANISHED, String.class)
        .setParameter("dead", dead)
        .getResultList()
        .call(gone -> free(session, gone))
        .call(() -> session.createNativeQuery(LAPSED).executeUpdate())
        .call(() -> session.createNativeQuery(FORGET).executeUpdate())
        .map(gone -> gone.stream().map(UUID::fromString).collect(Collectors.toSet()));
  }

  @Override
  public Uni<Void> leave(UUID self) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(LEFT)
                .setParameter("self", self)
                .executeUpdate()
                .chain(() -> free(session, List.of(self.toString()))));
  }

  private static Uni<Void> free(StatelessSession session, Collection<String> gone) {
    if (gone.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String ids = Json.of(gone);
    return free(session, FREE_LOOKS, ids)
        .chain(() -> free(session, FREE_SHARDS, ids))
        .chain(() -> free(session, FREE_TOKEN, ids))
        .chain(() -> free(session, FREE_FIRINGS, ids))
        .replaceWithVoid();
  }

  private static Uni<Integer> free(StatelessSession session, String sql, String ids) {
    return session.createNativeQuery(sql).setParameter("gone", ids).executeUpdate();
  }
}
