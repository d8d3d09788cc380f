package io.fanfare.seeds.store;

import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaStore;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.BiFunction;

/** The ledger of the key, in memory. */
public final class MemoryQuota implements QuotaStore {
  private final Tables tables;
  private final Calls calls;

  public MemoryQuota(Tables tables, Calls calls) {
    this.tables = tables;
    this.calls = calls;
  }

  @Override
  public <T> Uni<Dated<T>> change(BiFunction<QuotaLedger, Instant, Changed<T>> change) {
    return calls.call("quota", () -> changed(change));
  }

  private <T> Dated<T> changed(BiFunction<QuotaLedger, Instant, Changed<T>> change) {
    Instant now = tables.now();
    Changed<T> changed = change.apply(tables.ledger, now);
    tables.ledger = changed.ledger();
    return new Dated<>(changed.answer(), now);
  }

  @Override
  public Uni<Dated<QuotaLedger>> read() {
    return calls.call("quota read", () -> new Dated<>(tables.ledger, tables.now()));
  }
}
