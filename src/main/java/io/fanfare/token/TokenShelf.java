package io.fanfare.token;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.BiFunction;

/** Keeps the shared token, one row for every replica. */
public interface TokenShelf {

  /**
   * Replaces what is kept, alone with it: a concurrent change waits for its turn.
   *
   * @param change from what is kept and the store's own time to what to keep and what to answer
   */
  <T> Uni<T> change(BiFunction<SharedToken, Instant, Changed<T>> change);

  /** What to keep, and what to answer. */
  record Changed<T>(SharedToken token, T answer) {}
}
