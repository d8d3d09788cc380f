package io.fanfare.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final int GRANTED = 10;
  private static final Duration GUARD = Duration.ofMillis(50);

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8})
  void what_comes_through_within_a_second_after_the_pause_is_the_limit(int limit) {
    // When
    Pace found = found(limit);

    // Then
    assertThat(found.at(found.cutAt(), GRANTED)).isCloseTo(0.9 * limit, within(0.01));
    assertThat(found.plateau()).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource({"0, it refused even the first", "9, the first is older than a second"})
  void otherwise_the_limit_is_not_known_and_only_well_below(int before, String why) {
    // When
    Pace slower = found(before);

    // Then
    assertThat(slower.low()).as(why).isCloseTo(6.0, within(0.02));
    assertThat(slower.plateau()).as(why).isCloseTo(8.1, within(0.03));
  }

  @Test
  void at_a_limit_that_was_found_calls_go_on_for_half_a_minute() {
    // When
    Pace found = found(4);

    // Then
    assertThat(found.at(found.cutAt().plusSeconds(6), GRANTED)).isEqualTo(4);
    assertThat(found.at(found.cutAt().plusSeconds(36), GRANTED)).isEqualTo(4);
    assertThat(found.at(found.cutAt().plusSeconds(50), GRANTED)).isGreaterThan(9);
  }

  @ParameterizedTest
  @CsvSource({"38, 4", "45, 6.1", "48, 7.5"})
  void one_that_climbs_goes_back_to_what_was_well_or_just_below_what_was_refused(
      int seconds, double plateau) {
    // Given
    Pace found = found(4);

    // When
    Instant later = found.cutAt().plusSeconds(seconds);
    Pace back = refused(found, later);

    // Then
    assertThat(back.plateau()).isCloseTo(plateau, within(0.1));
    assertThat(back.low()).isCloseTo(0.9 * plateau, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"0.25, 7.45", "1.1, 4.43"})
  void what_was_too_fast_with_a_wide_guard_is_not_tried_with_a_narrower_one(
      double guard, double plateau) {
    // Given
    Pace first = refused(Pace.FULL, NOON);

    // When
    Instant later = first.cutAt().plusSeconds(8);
    Duration interval = Duration.ofNanos((long) ((1 + guard) * 1e9 / first.at(later, GRANTED)));
    Pace slower = first.refused(later, later, interval, GRANTED);

    // Then
    assertThat(slower.plateau()).isCloseTo(plateau, within(0.05));
  }

  @Test
  void a_first_refusal_costs_little() {
    // When
    Pace first = refused(Pace.FULL, NOON);

    // Then
    assertThat(first).isEqualTo(new Pace(NOON, 9, 9.5));
  }

  /** Refused at noon, and again after so many calls that came through since. */
  private static Pace found(int before) {
    Pace first = refused(Pace.FULL, NOON);
    Duration interval = interval(first, first.resumesAt());
    return refused(first, first.resumesAt().plus(interval.multipliedBy(before)));
  }

  private static Pace refused(Pace pace, Instant slot) {
    return pace.refused(slot, slot, interval(pace, slot), GRANTED);
  }

  private static Duration interval(Pace pace, Instant slot) {
    double nanos = GUARD.plusSeconds(1).toNanos() / pace.at(slot, GRANTED);
    return Duration.ofNanos((long) nanos);
  }
}
