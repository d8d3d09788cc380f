package io.fanfare.testing;

import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaStore;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;

/** A ledger in memory. */
public final class MemoryQuota implements QuotaStore {
  private final Clock clock;
  private QuotaLedger ledger;

  public MemoryQuota(Clock clock) {
    this.clock = clock;
    this.ledger = QuotaLedger.fresh(clock.instant());
  }

  @Override
  public <T> Uni<Dated<T>> change(BiFunction<QuotaLedger, Instant, Changed<T>> change) {
    return Uni.createFrom()
        .item(
            () -> {
              Changed<T> changed = change.apply(ledger, clock.instant());
              ledger = changed.ledger();
              return new Dated<>(changed.answer(), clock.instant());
            });
  }

  @Override
  public Uni<Dated<QuotaLedger>> read() {
    return Uni.createFrom().item(() -> new Dated<>(ledger, clock.instant()));
  }
}
