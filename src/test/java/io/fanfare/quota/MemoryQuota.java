package io.fanfare.quota;

import io.fanfare.testing.VirtualTime;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A ledger in memory that answers after a while, as a store over a network does. */
public final class MemoryQuota implements QuotaStore {
  private final VirtualTime time;
  private final Clock clock;
  private final Supplier<Duration> oneWay;
  private QuotaLedger ledger;
  private boolean away;

  /** Whose own time is {@code time}'s. */
  public MemoryQuota(VirtualTime time, Supplier<Duration> oneWay) {
    this.time = time;
    this.clock = time;
    this.oneWay = oneWay;
    this.ledger = QuotaLedger.fresh(time.instant());
  }

  /** Fails from now on, or no more. */
  public void isAway(boolean isAway) {
    away = isAway;
  }

  /** As it is. */
  public QuotaLedger ledger() {
    return ledger;
  }

  @Override
  public <T> Uni<Dated<T>> change(BiFunction<QuotaLedger, java.time.Instant, Changed<T>> change) {
    return Uni.createFrom()
        .emitter(
            caller ->
                time.in(
                    oneWay.get(),
                    () -> {
                      if (away) {
                        caller.fail(new IllegalStateException("The store is away"));
                        return;
                      }
                      Changed<T> changed = change.apply(ledger, clock.instant());
                      ledger = changed.ledger();
                      Dated<T> answer = new Dated<>(changed.answer(), clock.instant());
                      time.in(oneWay.get(), () -> caller.complete(answer));
                    }));
  }

  @Override
  public Uni<Dated<QuotaLedger>> read() {
    return change((now, at) -> new Changed<>(now, now));
  }
}
