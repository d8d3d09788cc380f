package io.fanfare.rejection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of one payload came from: for each, in the payload's order, the number of the
 * caller's row and the value of the caller's key.
 */
public final class RowOrigins {
  private final long[] rows;
  private final @Nullable List<@Nullable String> keys;

  private RowOrigins(long[] rows, @Nullable List<@Nullable String> keys) {
    this.rows = rows;
    this.keys = keys;
  }

  /** Rows in the caller's own order, none left out and none with a key. */
  public static RowOrigins counting(long first, int count) {
    return new RowOrigins(LongStream.range(first, first + count).toArray(), null);
  }

  /** How many rows there are. */
  public int size() {
    return rows.length;
  }

  /** The caller's number of the row at this index, from 0. */
  public long row(int index) {
    return rows[index];
  }

  /** The caller's key of the row at this index; null when it has none. */
  public @Nullable String key(int index) {
    return keys == null ? null : keys.get(index);
  }

  /** Those of a part of the payload. */
  public RowOrigins part(int from, int to) {
    return new RowOrigins(
        Arrays.copyOfRange(rows, from, to), keys == null ? null : keys.subList(from, to));
  }

  /** As it is written down: steps from row to row, since these are mostly 1. */
  Kept kept() {
    long[] steps = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      steps[i] = i == 0 ? rows[0] : rows[i] - rows[i - 1];
    }
    return new Kept(steps, keys);
  }

  static RowOrigins of(Kept kept) {
    long[] rows = kept.steps().clone();
    Arrays.parallelPrefix(rows, Long::sum);
    return new RowOrigins(rows, kept.keys());
  }

  /** How it is written down. */
  record Kept(long[] steps, @Nullable List<@Nullable String> keys) {}

  /** Gathers the rows of a payload, in its order. Not thread-safe. */
  public static final class Builder {
    private final List<@Nullable String> keys = new ArrayList<>();
    private long[] rows = new long[64];
    private boolean keyed;

    /** The next row. */
    public Builder add(long row, @Nullable String key) {
      if (keys.size() == rows.length) {
        rows = Arrays.copyOf(rows, 2 * rows.length);
      }
      rows[keys.size()] = row;
      keys.add(key);
      keyed |= key != null;
      return this;
    }

    /** What was gathered. */
    public RowOrigins build() {
      return new RowOrigins(Arrays.copyOf(rows, keys.size()), keyed ? new ArrayList<>(keys) : null);
    }
  }
}
