package io.fanfare.testing;

import io.fanfare.Mappings;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.quota.QuotaStore;
import io.fanfare.time.SharedClock;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.function.BiFunction;

/** A ledger in memory. */
public final class MemoryQuota implements QuotaStore {
  private final Clock clock;
  private QuotaLedger ledger;

  /** A gate over one of its own, with the settings as they are by default. */
  public static QuotaGate gate(VirtualTime time) {
    return new QuotaGate(
        new MemoryQuota(time),
        Mappings.defaults(QuotaSettings.class),
        new SharedClock(time),
        time,
        new Random(1));
  }

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
