package io.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SupplyTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void shouldSpendAsFastAsItMay() {
    assertThat(supply(1000, NOON).when(100)).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void shouldGoOnAfterMidnightWhenTheDayIsSpent() {
    assertThat(supply(1000, NOON).when(1000)).isEqualTo(NOON.plusSeconds(100));
    assertThat(supply(1000, NOON).when(1100)).isEqualTo(MIDNIGHT.plusSeconds(10));
  }

  @Test
  void shouldTakeAsManyDaysAsItNeeds() {
    assertThat(supply(1000, NOON).when(1000 + 20_000 + 100))
        .isEqualTo(MIDNIGHT.plus(Duration.ofDays(2)).plusSeconds(10));
  }

  @Test
  void shouldSendNothingWhileParked() {
    Instant parked = NOON.plusSeconds(3600);
    assertThat(supply(1000, parked).when(100)).isEqualTo(parked.plusSeconds(10));
    assertThat(supply(1000, MIDNIGHT.plusSeconds(5)).when(100)).isEqualTo(MIDNIGHT.plusSeconds(15));
  }

  @Test
  void shouldSpendNoMoreUntilMidnightThanTheRateAllows() {
    assertThat(supply(1_000_000, MIDNIGHT.minusSeconds(10)).when(200))
        .isEqualTo(MIDNIGHT.plusSeconds(10));
  }

  private static Supply supply(long left, Instant from) {
    return new Supply(NOON, 10, left, 0, 10_000, from);
  }
}
