package io.fanfare.quota;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.BiFunction;

/** Keeps the ledger of the key, one row shared by every replica. */
public interface QuotaStore {

  /**
   * Replaces the ledger, alone with it: a concurrent change waits for its turn. When this fails, or
   * its answer is lost, the caller must treat nothing as given out; at worst slots are burnt.
   *
   * @param change from the ledger and the store's own time to what to keep and what to answer
   */
  <T> Uni<Dated<T>> change(BiFunction<QuotaLedger, Instant, Changed<T>> change);

  /** The ledger as it is, without waiting for anybody. */
  Uni<Dated<QuotaLedger>> read();

  /** What to keep, and what to answer. */
  record Changed<T>(QuotaLedger ledger, T answer) {}

  /**
   * An answer with the store's time at which it was true.
   *
   * @param at the store's clock, which every replica shares; ours may differ
   */
  record Dated<T>(T value, Instant at) {}
}
