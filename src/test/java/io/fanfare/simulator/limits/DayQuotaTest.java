package io.fanfare.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DayQuotaTest {
  private static final Instant LATE = Instant.parse("2026-03-01T23:59:59.999Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

  @Test
  void refusesBeyondTheDayAndStartsAgainAtMidnightUtc() {
    DayQuota quota = new DayQuota(2);
    assertThat(quota.accept(LATE)).isTrue();
    assertThat(quota.accept(LATE)).isTrue();
    assertThat(quota.accept(LATE)).isFalse();
    assertThat(quota.usedOn(LATE)).isEqualTo(2);
    assertThat(quota.accept(MIDNIGHT)).isTrue();
    assertThat(quota.usedOn(MIDNIGHT)).isEqualTo(1);
  }

  @Test
  void canPretendThatCallsWereMade() {
    DayQuota quota = new DayQuota(10);
    quota.pretend(9, LATE);
    assertThat(quota.accept(LATE)).isTrue();
    assertThat(quota.accept(LATE)).isFalse();
  }
}
