package io.fanfare.prediction;

import io.fanfare.activity.Activity;

/**
 * What activities have in common that take about equally long.
 *
 * @param operation {@code add_list_memberships}, ..., or {@code api_request}
 * @param sizeClass the power of two at or below the number of items; 0 for one item
 */
public record Kind(String operation, int sizeClass) {

  /** The kind of an activity. */
  public static Kind of(Activity activity) {
    return of(activity.work().operation(), activity.work().traits().items());
  }

  /**
   * The kind of activities with such a request.
   *
   * @param items rows or ids in it, 1 or more
   */
  public static Kind of(String operation, int items) {
    return new Kind(operation, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(items, 1)));
  }
}
