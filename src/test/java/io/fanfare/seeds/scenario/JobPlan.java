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
 */
public record JobPlan(
    Duration after,
    String operation,
    List<String> accounts,
    int chunks,
    int items,
    int priority,
    OnUnknown onUnknown) {

  /** One activity an account, at once, of an ordinary operation. */
  public static JobPlan plain(List<String> accounts, int chunks) {
    return new JobPlan(
        Duration.ZERO, "add_list_memberships", accounts, chunks, 1, 5, OnUnknown.RECONCILE);
  }

  /** Activities. */
  public int size() {
    return accounts.size() * chunks;
  }
}
