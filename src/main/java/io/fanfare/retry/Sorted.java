package io.fanfare.retry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many rows of a job there are of each fate.
 *
 * @param rows without those of which there are none
 */
public record Sorted(Map<Fate, Long> rows) {

  public Sorted {
    rows = Map.copyOf(rows);
  }

  /** How many are sent again. */
  public long taken() {
    return of(Fate.TAKEN);
  }

  /** How many there are of one fate. */
  public long of(Fate fate) {
    return rows.getOrDefault(fate, 0L);
  }

  /** Every other fate's word with how many there are, also where there are none. */
  public Map<String, Long> notTaken() {
    Map<String, Long> left = new LinkedHashMap<>();
    Arrays.stream(Fate.values())
        .filter(fate -> fate != Fate.TAKEN)
        .forEach(fate -> left.put(fate.word(), of(fate)));
    return left;
  }

  /** The same in words, beginning with those that are sent again. */
  public String message() {
    return Arrays.stream(Fate.values())
        .filter(fate -> fate == Fate.TAKEN || of(fate) > 0)
        .map(fate -> fate.saying() + ": " + of(fate) + ".")
        .collect(Collectors.joining(" "));
  }
}
