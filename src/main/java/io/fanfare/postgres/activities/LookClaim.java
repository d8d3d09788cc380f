package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityStore.LookTerms;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Claims accounts that are due for a look, with everything of them that a look can settle. A
 * claimed account has a looker and no times; steps that are kept meanwhile set times again.
 */
final class LookClaim {

  /** The lease is a last resort: a looker that vanished is found by its silence long before. */
  private static final String CLAIM =
      """
      update lane set looker = :looker, looker_until = now() + interval '2 min',
        look_late = 'infinity', look_soon = 'infinity'
      where account_id in (
        select l.account_id from lane l
        where l.looker is null and l.%1$s < 'infinity' and l.%1$s <= now()
        order by l.%1$s, l.account_id limit :limit for update skip locked)
      returning account_id, pages
      """;

  private static final String SOON = CLAIM.formatted("look_soon");
  private static final String LATE = CLAIM.formatted("look_late");

  private static final String OUT =
      ActivitySql.SELECT
          + """
            where state in ('in_flight', 'unknown') and account_id in
              (select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
            order by account_id, seq
            """;

  private LookClaim() {}

  static Uni<List<Watched>> claim(StatelessSession session, int limit, LookTerms terms) {
    return session
        .createNativeQuery(terms.soon() ? SOON : LATE, Object[].class)
        .setParameter("looker", terms.looker())
        .setParameter("limit", limit)
        .getResultList()
        .chain(
            lanes -> lanes.isEmpty() ? Uni.createFrom().item(List.of()) : watched(session, lanes));
  }

  private static Uni<List<Watched>> watched(StatelessSession session, List<Object[]> lanes) {
    return session
        .createNativeQuery(OUT, ActivityEntity.class)
        .setParameter("accounts", Json.of(lanes.stream().map(lane -> lane[0]).toList()))
        .getResultList()
        .map(PostgresActivities::activities)
        .map(activities -> watched(lanes, activities));
  }

  private static List<Watched> watched(List<Object[]> lanes, List<Activity> activities) {
    Map<String, List<Activity>> byAccount =
        activities.stream().collect(Collectors.groupingBy(a -> a.target().accountId()));
    return lanes.stream()
        .map(lane -> watched(lane, byAccount.getOrDefault((String) lane[0], List.of())))
        .toList();
  }

  private static Watched watched(Object[] lane, List<Activity> activities) {
    Map<Boolean, List<Activity>> parts =
        activities.stream().collect(Collectors.partitioningBy(a -> a.state() instanceof InFlight));
    return new Watched(
        (String) lane[0], ((Number) lane[1]).intValue(), parts.get(true), parts.get(false));
  }
}
