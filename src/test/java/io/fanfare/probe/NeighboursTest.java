package io.fanfare.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaLedger.Ask;
import io.fanfare.quota.QuotaLimits;
import io.fanfare.quota.QuotaStore;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** A deployment that waits while the probe runs. */
class NeighboursTest {
  private static final QuotaLimits LIMITS = new QuotaLimits(10, 1_000, 50);

  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private QuotaLedger ledger = QuotaLedger.fresh(now);
  private final Neighbours neighbours = new Neighbours(new Row());

  /** The row, in a time that is moved by hand. */
  private final class Row implements QuotaStore {
    @Override
    public <T> Uni<Dated<T>> change(BiFunction<QuotaLedger, Instant, Changed<T>> change) {
      Changed<T> changed = change.apply(ledger, now);
      ledger = changed.ledger();
      return Uni.createFrom().item(new Dated<>(changed.answer(), now));
    }

    @Override
    public Uni<Dated<QuotaLedger>> read() {
      return Uni.createFrom().item(new Dated<>(ledger, now));
    }
  }

  private int leased() {
    QuotaLedger.Lease lease = ledger.lease(new Ask(3, 0, Duration.ZERO), now, LIMITS);
    ledger = lease.ledger();
    return lease.slots().size();
  }

  private boolean areCalling() {
    return neighbours.areCalling().await().indefinitely();
  }

  @Test
  void shouldSeeCallsOfTheLastTenMinutes() {
    // Then
    assertThat(areCalling()).isFalse();
    assertThat(leased()).isEqualTo(3);
    assertThat(areCalling()).isTrue();
    now = now.plus(Duration.ofMinutes(11));
    assertThat(areCalling()).isFalse();
  }

  @Test
  void shouldGiveOutNoSlotMeanwhileAndChargeTheCallsAfterwards() {
    // When
    Instant parked = neighbours.park().await().indefinitely();

    // Then
    now = now.plus(Duration.ofMinutes(3));
    assertThat(leased()).isZero();

    // When
    neighbours.release(parked, 150).await().indefinitely();

    // Then
    assertThat(leased()).isEqualTo(3);
    assertThat(ledger.usedOn(now)).isEqualTo(153);
  }

  @Test
  void shouldChargeTheDayOnWhichItEnds() {
    // Given
    leased();
    Instant parked = neighbours.park().await().indefinitely();

    // When
    now = now.plus(Duration.ofHours(15));
    neighbours.release(parked, 150).await().indefinitely();

    // Then
    assertThat(ledger.usedOn(now)).isEqualTo(150);
  }

  @Test
  void shouldGiveOutSlotsAgainByItselfWhenItWasKilled() {
    // When
    neighbours.park().await().indefinitely();
    now = now.plus(Neighbours.PARKED);

    // Then
    assertThat(leased()).isEqualTo(3);
  }

  @Test
  void shouldLeaveAloneWhatTheVendorParked() {
    // Given
    Instant parked = neighbours.park().await().indefinitely();
    ledger = ledger.exceeded(now);

    // When
    neighbours.release(parked, 10).await().indefinitely();

    // Then
    assertThat(leased()).isZero();
  }
}
