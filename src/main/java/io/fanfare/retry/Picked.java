package io.fanfare.retry;

import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RowOrigins;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a request are asked for again, by the rejections of its import. Pure.
 *
 * @param rows places in the request, from 0
 */
record Picked(BitSet rows) {

  /**
   * Those that a rejection names; and those that are counted without being named, when they must be
   * all that nobody named.
   *
   * @param rejections all of the import
   */
  static Picked of(Collection<Rejection> rejections, RowOrigins origins) {
    Set<Long> again = new HashSet<>();
    Set<Long> others = new HashSet<>();
    Map<Boolean, Long> unnamed = new HashMap<>();
    for (Rejection one : rejections) {
      boolean isAgain = Fate.of(one.reason()) == Fate.TAKEN;
      if (one.row() > 0) {
        (isAgain ? again : others).add(one.row());
      } else {
        unnamed.merge(isAgain, one.rows(), Long::sum);
      }
    }
    long named = again.size() + others.size();
    boolean rest = named + unnamed.getOrDefault(true, 0L) == origins.size();
    return new Picked(rows(origins, again, rest ? others : null));
  }

  private static BitSet rows(RowOrigins origins, Set<Long> again, @Nullable Set<Long> others) {
    BitSet rows = new BitSet();
    for (int i = 0; i < origins.size(); i++) {
      long row = origins.row(i);
      rows.set(i, again.contains(row) || (others != null && !others.contains(row)));
    }
    return rows;
  }

  int count() {
    return rows.cardinality();
  }

  /** Where these rows came from, in the request that holds nothing else. */
  RowOrigins origins(RowOrigins whole) {
    RowOrigins.Builder picked = new RowOrigins.Builder();
    rows.stream().forEach(row -> picked.add(whole.row(row), whole.key(row)));
    return picked.build();
  }
}
