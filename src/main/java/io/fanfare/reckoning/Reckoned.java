package io.fanfare.reckoning;

import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionReason;
import io.fanfare.rejection.RowOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of one request that the vendor did not apply.
 *
 * @param found those that are known
 * @param nameless how many more there are of which nobody can tell which they are
 * @param reason of those
 * @param message of those
 * @param disagrees whether the vendor's counters do not fit what was sent
 */
record Reckoned(
    List<Found> found, long nameless, String reason, @Nullable String message, boolean disagrees) {
  static final Reckoned NOTHING =
      new Reckoned(List.of(), 0, RejectionReason.UNACCOUNTED, null, false);

  /**
   * A row.
   *
   * @param index in the request, from 0
   */
  record Found(int index, String reason, @Nullable String message) {}

  /** All rows, for one reason. */
  static Reckoned all(int rows, String reason, @Nullable String message) {
    List<Found> found =
        IntStream.range(0, rows).mapToObj(index -> new Found(index, reason, message)).toList();
    return new Reckoned(found, 0, reason, null, false);
  }

  /** So many rows, whichever they are. */
  static Reckoned some(long rows, String reason, String message) {
    return new Reckoned(List.of(), rows, reason, message, false);
  }

  /** Whether every row was applied. */
  boolean isNothing() {
    return found.isEmpty() && nameless == 0;
  }

  /** With the caller's own numbers and keys; null when these cannot be had any more. */
  List<Rejection> rejections(String accountId, @Nullable RowOrigins origins) {
    List<Rejection> rejections = new ArrayList<>();
    for (Found row : found) {
      rejections.add(rejection(accountId, row, origins));
    }
    if (nameless > 0) {
      rejections.add(new Rejection(accountId, 0, null, reason, message, null, nameless));
    }
    return rejections;
  }

  private static Rejection rejection(String accountId, Found row, @Nullable RowOrigins origins) {
    boolean known = origins != null && row.index() < origins.size();
    return new Rejection(
        accountId,
        known ? origins.row(row.index()) : 0,
        known ? origins.key(row.index()) : null,
        row.reason(),
        row.message(),
        null);
  }
}
