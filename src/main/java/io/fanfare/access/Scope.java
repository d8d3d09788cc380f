package io.fanfare.access;

import java.util.Map;

/**
 * The accounts that a caller is limited to.
 *
 * @param labels what an account must carry, each with this value; none for no limit
 */
public record Scope(Map<String, String> labels) {
  /** Every account. */
  public static final Scope ALL = new Scope(Map.of());

  /** Keeps the labels as they are now. */
  public Scope {
    labels = Map.copyOf(labels);
  }

  /** Whether an account with these labels lies within. */
  public boolean covers(Map<String, String> carried) {
    return carried.entrySet().containsAll(labels.entrySet());
  }

  /** Whether every account that lies within the other one lies within this one. */
  public boolean covers(Scope other) {
    return covers(other.labels);
  }

  /** Whether nothing is outside. */
  public boolean isAll() {
    return labels.isEmpty();
  }
}
