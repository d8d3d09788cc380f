package io.fanfare.rejection;

import static io.fanfare.rejection.RejectionReason.MERGED;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows there are of each reason.
 *
 * @param rows reason to rows
 */
public record Tally(Map<String, Long> rows) {

  public Tally {
    rows = Map.copyOf(rows);
  }

  /** Counts them. */
  public static Tally of(Collection<Rejection> rejections) {
    Map<String, Long> rows = new TreeMap<>();
    rejections.forEach(rejection -> rows.merge(rejection.reason(), rejection.rows(), Long::sum));
    return new Tally(rows);
  }

  /** Rows whose data went as part of another row. */
  public long merged() {
    return rows.getOrDefault(MERGED, 0L);
  }

  /** Rows that did not make it. */
  public long rejected() {
    return rows.values().stream().mapToLong(Long::longValue).sum() - merged();
  }
}
