package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.fairness.FairShare;
import io.fanfare.fairness.FairShare.Head;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * One claim: open what has become due, divide the claim over the jobs at the head, take that many
 * open turns of each, claim their activities, and shut what is left of those accounts.
 */
final class DueClaim {
  private static final int FEWEST_HEADS = 16;

  private final StatelessSession session;
  private final int limit;
  private final ClaimTerms terms;

  DueClaim(StatelessSession session, int limit, ClaimTerms terms) {
    this.session = session;
    this.limit = limit;
    this.terms = terms;
  }

  Uni<Claimed> run() {
    return openDue().chain(this::heads).chain(this::take);
  }

  private Uni<Void> openDue() {
    return session
        .createNativeQuery(ClaimSql.DUE, String.class)
        .getResultList()
        .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : Turns.renew(session, due));
  }

  private Uni<List<Head>> heads() {
    return session
        .createNativeQuery(ClaimSql.HEADS, Object[].class)
        .setParameter("lowest", terms.lowestPriority())
        .setParameter("limit", Math.max(limit, FEWEST_HEADS))
        .getResultList()
        .map(rows -> rows.stream().map(DueClaim::head).toList());
  }

  private static Head head(Object[] row) {
    return new Head(
        UUID.fromString((String) row[0]),
        ((Number) row[1]).doubleValue(),
        ((Number) row[2]).doubleValue(),
        ((Number) row[3]).longValue());
  }

  private Uni<Claimed> take(List<Head> heads) {
    Map<UUID, Integer> shares = FairShare.allot(heads, limit);
    return shares.isEmpty()
        ? Uni.createFrom().item(Claimed.NOTHING)
        : session
            .createNativeQuery(ClaimSql.TAKE, Object[].class)
            .setParameter("shares", Json.of(rows(shares)))
            .getResultList()
            .chain(turns -> turns.isEmpty() ? take(others(heads, shares)) : claim(turns));
  }

  /** Where others have locked all turns of those whose turn it is, the next are served. */
  private static List<Head> others(List<Head> heads, Map<UUID, Integer> shares) {
    return heads.stream().filter(head -> !shares.containsKey(head.job())).toList();
  }

  private Uni<Claimed> claim(List<Object[]> turns) {
    return session
        .createNativeQuery(ClaimSql.CLAIM, ActivityEntity.class)
        .setParameter("turns", Json.of(turns))
        .setParameter("cap", terms.perAccountInFlight())
        .setParameter("owner", terms.owner())
        .setParameter("within", Seconds.of(terms.sendWithin()))
        .setParameter("lease", Seconds.of(terms.lease()))
        .getResultList()
        .map(rows -> inOrder(PostgresActivities.activities(rows), turns))
        .call(claimed -> shut(turns, claimed))
        .map(claimed -> new Claimed(claimed, turns.size()));
  }

  /** As their turns came: those that are sent first are those of the jobs furthest behind. */
  private static List<Activity> inOrder(List<Activity> claimed, List<Object[]> turns) {
    Map<String, Integer> places = new HashMap<>();
    turns.forEach(turn -> places.putIfAbsent((String) turn[1], places.size()));
    return claimed.stream()
        .sorted(Comparator.comparing(activity -> places.get(activity.target().accountId())))
        .toList();
  }

  private Uni<Void> shut(List<Object[]> turns, List<Activity> claimed) {
    List<String> accounts = turns.stream().map(turn -> (String) turn[1]).distinct().toList();
    return accounts.size() == claimed.size()
        ? Turns.shut(session, claimed, served(claimed))
        : Turns.claimed(session, accounts, served(claimed), terms.perAccountInFlight());
  }

  private static List<Map<String, Object>> served(List<Activity> claimed) {
    Map<String, Long> byJob =
        claimed.stream()
            .collect(
                Collectors.groupingBy(
                    activity -> activity.target().jobId().toString(),
                    TreeMap::new,
                    Collectors.counting()));
    List<Map<String, Object>> rows = new ArrayList<>();
    byJob.forEach((job, served) -> rows.add(Map.of("job_id", job, "served", served)));
    return rows;
  }

  private static List<Map<String, Object>> rows(Map<UUID, Integer> shares) {
    List<Map<String, Object>> rows = new ArrayList<>();
    shares.forEach(
        (job, share) ->
            rows.add(Map.of("job_id", job.toString(), "share", share, "place", rows.size())));
    return rows;
  }

  /**
   * What a claim brought.
   *
   * @param turns how many turns were taken; those that gave nothing are shut now
   */
  record Claimed(List<Activity> activities, int turns) {
    private static final Claimed NOTHING = new Claimed(List.of(), 0);

    /** Whether turns were shut and nothing was claimed: others may be due behind them. */
    boolean isWorthAnother() {
      return activities.isEmpty() && turns > 0;
    }
  }
}
