package io.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaStore.Dated;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BurnDownTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");

  private final BurnDown burnDown = new BurnDown(null);

  @Test
  void shouldKnowNothingAtFirst() {
    // When
    note(MIDNIGHT, DAY, 1000);

    // Then
    assertThat(burnDown.callsPerMinute()).isZero();
  }

  @Test
  void shouldCountCallsAMinute() {
    // When
    note(MIDNIGHT.minusSeconds(120), DAY, 1000);
    note(MIDNIGHT.minusSeconds(60), DAY, 1100);
    note(MIDNIGHT.minusSeconds(30), DAY, 1150);

    // Then
    assertThat(burnDown.callsPerMinute()).isCloseTo(100, within(0.1));
  }

  @Test
  void shouldForgetWhatIsLongAgo() {
    // When
    note(MIDNIGHT.minusSeconds(3600), DAY, 0);
    note(MIDNIGHT.minusSeconds(240), DAY, 9000);
    note(MIDNIGHT.minusSeconds(60), DAY, 9030);

    // Then
    assertThat(burnDown.callsPerMinute()).isCloseTo(10, within(0.1));
  }

  @Test
  void shouldGoOnCountingWhenTheDayTurns() {
    // When
    note(MIDNIGHT.minusSeconds(60), DAY, 9000);
    note(MIDNIGHT.plusSeconds(60), DAY.plusDays(1), 20);

    // Then
    assertThat(burnDown.callsPerMinute()).isCloseTo(10, within(0.1));
  }

  private void note(Instant at, LocalDate day, long used) {
    QuotaLedger fresh = QuotaLedger.fresh(at);
    QuotaLedger ledger =
        new QuotaLedger(at, day, used, 0, Instant.EPOCH, fresh.pace(), fresh.guard());
    burnDown.note(new Dated<>(ledger, at));
  }
}
