package io.fanfare.simulator.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class VendorClockTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private Instant machine = START;
  private final VendorClock clock = new VendorClock(new Hand(), 60);

  /** A clock that is moved by hand. */
  private final class Hand extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return machine;
    }
  }

  @Test
  void daysRunFasterButOurTimeDoesNot() {
    machine = START.plusSeconds(60);
    assertThat(clock.now()).isEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(clock.real()).isEqualTo(START.plusSeconds(60));
    assertThat(clock.stretch(Duration.ofSeconds(2))).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void advancesOnTopOfIt() {
    clock.advance(Duration.ofDays(1));
    clock.advance(Duration.ofDays(1));
    machine = START.plusSeconds(1);
    assertThat(clock.now()).isEqualTo(START.plus(Duration.ofDays(2)).plusSeconds(60));
  }
}
