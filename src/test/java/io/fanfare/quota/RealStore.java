package io.fanfare.quota;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;

/** A ledger in memory for several threads, on a real clock. */
final class RealStore implements QuotaStore {
  private final Clock clock;
  private QuotaLedger ledger;

  RealStore(Clock clock) {
    this.clock = clock;
    this.ledger = QuotaLedger.fresh(clock.instant());
  }

  @Override
  public <T> Uni<Dated<T>> change(BiFunction<QuotaLedger, Instant, Changed<T>> change) {
    return Uni.createFrom().item(() -> changed(change));
  }

  private synchronized <T> Dated<T> changed(BiFunction<QuotaLedger, Instant, Changed<T>> change) {
    Instant now = clock.instant();
    Changed<T> changed = change.apply(ledger, now);
    ledger = changed.ledger();
    return new Dated<>(changed.answer(), now);
  }

  @Override
  public synchronized Uni<Dated<QuotaLedger>> read() {
    return Uni.createFrom().item(new Dated<>(ledger, clock.instant()));
  }
}
