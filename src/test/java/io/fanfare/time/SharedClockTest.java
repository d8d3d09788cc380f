package io.fanfare.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedClockTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final MutableClock machine = new MutableClock(START);
  private final SharedClock clock = new SharedClock(machine);

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 1, 300})
  void the_first_sample_brings_the_stores_time_whatever_the_difference(long skew) {
    // When
    sample(Duration.ofSeconds(skew), 4, 6);

    // Then
    assertThat(difference()).isCloseTo(Duration.ofSeconds(skew), Duration.ofMillis(5));
    assertThat(clock.uncertainty()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void a_slow_answer_does_not_spoil_what_a_quick_one_told() {
    // Given
    sample(Duration.ofSeconds(300), 1, 1);

    // When
    sample(Duration.ofSeconds(300), 0, 800);

    // Then
    assertThat(difference()).isCloseTo(Duration.ofSeconds(300), Duration.ofMillis(2));
  }

  @Test
  void samples_that_overlap_narrow_it() {
    // Given
    sample(Duration.ZERO, 1, 19);

    // When
    sample(Duration.ZERO, 19, 1);

    // Then
    assertThat(clock.uncertainty()).isLessThan(Duration.ofMillis(2));
  }

  @Test
  void a_drift_is_followed() {
    // Given
    sample(Duration.ZERO, 1, 1);

    // When
    for (int minute = 1; minute <= 60; minute++) {
      machine.advance(Duration.ofMinutes(1));
      sample(Duration.ofMillis(6L * minute), 1, 1);
    }

    // Then
    assertThat(difference()).isCloseTo(Duration.ofMillis(360), Duration.ofMillis(14));
  }

  @Test
  void a_store_whose_time_was_set_forward_is_followed_at_once() {
    // Given
    sample(Duration.ZERO, 1, 1);

    // When
    sample(Duration.ofSeconds(30), 1, 1);

    // Then
    assertThat(difference()).isCloseTo(Duration.ofSeconds(30), Duration.ofMillis(2));
  }

  @Test
  void a_store_whose_time_was_set_back_is_waited_for_and_time_never_goes_back() {
    // Given
    sample(Duration.ZERO, 1, 1);
    Instant before = clock.instant();
    sample(Duration.ofSeconds(-30), 1, 1);

    // When
    Instant then = clock.instant();
    machine.advance(Duration.ofSeconds(20));
    Instant slow = clock.instant();
    machine.advance(Duration.ofSeconds(60));

    // Then
    assertThat(then).isAfterOrEqualTo(before);
    assertThat(Duration.between(then, slow)).isEqualTo(Duration.ofSeconds(10));
    assertThat(difference()).isCloseTo(Duration.ofSeconds(-30), Duration.ofMillis(2));
  }

  @Test
  void without_a_sample_it_is_the_machines_clock() {
    // When / Then
    assertThat(clock.instant()).isEqualTo(START);
  }

  /** Asked, read by the store after some milliseconds, here after some more. */
  private void sample(Duration skew, long there, long back) {
    Instant before = clock.local();
    machine.advance(Duration.ofMillis(there));
    Instant store = machine.instant().plus(skew);
    machine.advance(Duration.ofMillis(back));
    clock.observed(before, store, clock.local());
  }

  private Duration difference() {
    return Duration.between(machine.instant(), clock.instant());
  }
}
