package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Claims accounts that are due for a look, with everything they have in flight. */
final class LookClaim {
  private static final String CLAIM =
      """
      update lane set next_look = now() + make_interval(secs => :lease) where account_id in (
        select l.account_id from lane l where l.in_flight > 0 and l.next_look <= now()
        order by l.next_look, l.account_id limit :limit for update skip locked)
      returning account_id
      """;

  private static final String IN_FLIGHT =
      "select "
          + ActivityEntity.COLUMNS
          + """
             from activity where state = 'in_flight' and account_id in
              (select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
            order by account_id, seq
            """;

  private LookClaim() {}

  static Uni<List<Watched>> claim(StatelessSession session, int limit, Duration lease) {
    return session
        .createNativeQuery(CLAIM, String.class)
        .setParameter("lease", lease.toMillis() / 1000.0)
        .setParameter("limit", limit)
        .getResultList()
        .chain(
            accounts ->
                accounts.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : inFlight(session, accounts));
  }

  private static Uni<List<Watched>> inFlight(StatelessSession session, List<String> accounts) {
    return session
        .createNativeQuery(IN_FLIGHT, ActivityEntity.class)
        .setParameter("accounts", Json.of(accounts))
        .getResultList()
        .map(rows -> byAccount(PostgresActivities.activities(rows)));
  }

  private static List<Watched> byAccount(List<Activity> activities) {
    Map<String, List<Activity>> byAccount =
        activities.stream()
            .collect(
                Collectors.groupingBy(
                    activity -> activity.target().accountId(), TreeMap::new, Collectors.toList()));
    return byAccount.entrySet().stream()
        .map(entry -> new Watched(entry.getKey(), 1, entry.getValue(), List.of()))
        .toList();
  }
}
