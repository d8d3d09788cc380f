package io.fanfare.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class MeterTest {
  @Test
  void shouldCountFromItsCreationOn() {
    // Given
    Meter meter = new Meter(Map.of("me", ProcessHandle.current()));

    // When
    long end = System.nanoTime() + 60_000_000;
    long turns = 0;
    while (System.nanoTime() < end) {
      turns++;
    }
    meter.look();

    // Then
    assertThat(turns).isPositive();
    assertThat(meter.read().get("me").cpuMillis()).isBetween(10L, 30_000L);
    assertThat(meter.read().get("me").peakKilobytes()).isGreaterThan(10_000);
  }
}
