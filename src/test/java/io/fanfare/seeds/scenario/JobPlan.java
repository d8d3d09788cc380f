package io.fanfare.seeds.scenario;

import io.fanfare.activity.OnUnknown;
import java.time.Duration;
import java.util.List;

/**
 * A job of a scenario.
 *
 * @param after when it comes, from the begin of the world
 * @param operation an id of the catalogue
 * @param chunks activities for each account
 * @param sizes items of the accounts' requests, in turn
 */
public record JobPlan(
    Duration after,
    String operation,
    List<String> accounts,
    int chunks,
    List<Integer> sizes,
    int priority,
    OnUnknown onUnknown) {

  /** One activity an account, at once, of an ordinary operation. */
  public static JobPlan plain(List<String> accounts, int chunks) {
    return new JobPlan(
        Duration.ZERO,
        "add_list_memberships",
        accounts,
        chunks,
        List.of(1),
        5,
        OnUnknown.RECONCILE);
  }

  /** The items of an account's request, by its place. */
  public int items(int place) {
    return sizes.get(place % sizes.size());
  }

  /** Activities. */
  public int size() {
    return accounts.size() * chunks;
  }
}
