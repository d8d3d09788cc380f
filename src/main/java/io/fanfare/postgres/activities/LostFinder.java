package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityStore.Lost;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Finds submitting activities whose owner is gone or silent, with its last sign of life. */
final class LostFinder {

  /** An owner that never gave a sign of life is judged by its claims' own terms only. */
  private static final String FIND =
      """
      select cast(a.id as text), cast(extract(epoch from greatest(a.sent_from, r.seen_at)) * 1000000
        as bigint)
      from activity a left join replica r on r.id = a.owner
      where a.state = 'submitting' and (a.lost_not_before < now()
        or a.owner in (select id from replica
          where freed and seen_at < now() - make_interval(secs => :silent)))
      order by a.lost_not_before limit :limit
      """;

  private static final String READ = ActivitySql.OF_IDS + " order by account_id";

  private LostFinder() {}

  static Uni<List<Lost>> find(StatelessSession session, Duration silentFor, int limit) {
    return session
        .createNativeQuery(FIND, Object[].class)
        .setParameter("silent", Seconds.of(silentFor))
        .setParameter("limit", limit)
        .getResultList()
        .map(LostFinder::lastSeen)
        .chain(found -> found.isEmpty() ? Uni.createFrom().item(List.of()) : read(session, found));
  }

  private static Uni<List<Lost>> read(StatelessSession session, Map<UUID, Instant> lastSeen) {
    return session
        .createNativeQuery(READ, ActivityEntity.class)
        .setParameter("ids", Json.of(lastSeen.keySet().stream().map(UUID::toString).toList()))
        .getResultList()
        .map(rows -> rows.stream().map(row -> lost(row.activity(), lastSeen)).toList());
  }

  private static Lost lost(Activity activity, Map<UUID, Instant> lastSeen) {
    return new Lost(activity, lastSeen.getOrDefault(activity.id(), Instant.EPOCH));
  }

  private static Map<UUID, Instant> lastSeen(List<Object[]> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> UUID.fromString((String) row[0]),
                row -> Instant.EPOCH.plus(((Number) row[1]).longValue(), ChronoUnit.MICROS)));
  }
}
