package io.fanfare.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenessTest {
  private final Lateness lateness = new Lateness();

  @Test
  void a_slot_missed_now_and_then_changes_nothing() {
    // When
    slots(64, 7);

    // Then
    assertThat(lateness.allowed()).isEqualTo(Lateness.LEAST);
  }

  @Test
  void many_missed_slots_double_it_up_to_a_bound() {
    // When
    slots(64, 8);
    Duration once = lateness.allowed();
    slots(640, 640);

    // Then
    assertThat(once).isEqualTo(Lateness.LEAST.multipliedBy(2));
    assertThat(lateness.allowed()).isEqualTo(Duration.ofMillis(240));
  }

  @Test
  void it_shrinks_again_when_none_is_missed_for_long() {
    // Given
    slots(64, 64);

    // When
    slots(64 * 16, 0);
    Duration half = lateness.allowed();
    slots(64 * 16 * 20, 0);

    // Then
    assertThat(half).isEqualTo(Duration.ofNanos(22_500_000));
    assertThat(lateness.allowed()).isLessThan(Lateness.LEAST.plusNanos(1_000));
  }

  @Test
  void a_row_of_missed_slots_is_answered_at_once_and_forgotten_with_the_first_used() {
    // When
    slots(3, 3);
    Duration accident = lateness.starved();
    slots(3, 3);
    Duration row = lateness.starved();
    slots(100, 100);
    Duration most = lateness.starved();
    lateness.used();

    // Then
    assertThat(accident).isZero();
    assertThat(row).isEqualTo(Lateness.LEAST.multipliedBy(4));
    assertThat(most).isEqualTo(Duration.ofMillis(240));
    assertThat(lateness.starved()).isZero();
  }

  private void slots(int all, int missed) {
    for (int slot = 0; slot < all; slot++) {
      if (slot < missed) {
        lateness.missed();
      } else {
        lateness.used();
      }
    }
  }
}
