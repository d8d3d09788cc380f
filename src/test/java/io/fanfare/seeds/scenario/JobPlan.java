package io.fanfare.seeds.scenario;

import io.fanfare.activity.OnUnknown;
import io.fanfare.job.Waves;
import java.time.Duration;
import java.util.List;

/**
 * A job of a scenario.
 *
 * @param after when it comes, from the begin of the world
 * @param steps one or more
 */
public record JobPlan(
    Duration after,
    List<Part> steps,
    Waves waves,
    List<String> accounts,
    int priority,
    OnUnknown onUnknown) {

  /**
   * A step.
   *
   * @param operation an id of the catalogue
   * @param chunks activities of the accounts, in turn
   * @param sizes items of the accounts' requests, in turn
   */
  public record Part(String operation, List<Integer> chunks, List<Integer> sizes) {

    /** The activities of an account, by its place. */
    public int chunks(int place) {
      return chunks.get(place % chunks.size());
    }

    /** The items of each of an account's requests, by its place. */
    public int items(int place) {
      return sizes.get(place % sizes.size());
    }
  }

  /** One operation in all accounts at once. */
  public JobPlan(
      Duration after,
      String operation,
      List<String> accounts,
      int chunks,
      List<Integer> sizes,
      int priority,
      OnUnknown onUnknown) {
    this(
        after,
        List.of(new Part(operation, List.of(chunks), sizes)),
        Waves.NONE,
        accounts,
        priority,
        onUnknown);
  }

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

  /** Activities. */
  public int size() {
    int size = 0;
    for (Part step : steps) {
      for (int place = 0; place < accounts.size(); place++) {
        size += step.chunks(place);
      }
    }
    return size;
  }
}
