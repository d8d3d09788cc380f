package io.fanfare.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.stream.EventLog.Mark;
import org.junit.jupiter.api.Test;

class HorizonTest {
  private final Horizon horizon = new Horizon();

  @Test
  void shouldSettleWhatNoTransactionHoldsBack() {
    // When
    horizon.see(new Mark(10, 100, 100));

    // Then
    assertThat(horizon.through()).isEqualTo(10);
  }

  @Test
  void shouldHoldBackWhatAnEarlierTransactionMayStillBring() {
    // Given
    horizon.see(new Mark(10, 100, 100));

    // When: 101 is under way and may hold any number from 11
    horizon.see(new Mark(15, 105, 101));
    horizon.see(new Mark(18, 108, 101));

    // Then
    assertThat(horizon.through()).isEqualTo(10);
  }

  @Test
  void shouldSettleAnOldMarkUnderTransactionsThatNeverPause() {
    // Given
    horizon.see(new Mark(15, 105, 101));

    // When: 101 has ended, others are under way
    horizon.see(new Mark(22, 111, 106));

    // Then
    assertThat(horizon.through()).isEqualTo(15);
  }

  @Test
  void shouldTakeTheNextMarkWhenTheOldOneIsSettled() {
    // Given
    horizon.see(new Mark(15, 105, 101));
    horizon.see(new Mark(22, 111, 106));

    // When
    horizon.see(new Mark(30, 120, 112));

    // Then
    assertThat(horizon.through()).isEqualTo(22);
  }

  @Test
  void shouldNeverGoBack() {
    // Given
    horizon.see(new Mark(20, 200, 200));

    // When: a look that was made before that one comes in late
    horizon.see(new Mark(10, 100, 100));

    // Then
    assertThat(horizon.through()).isEqualTo(20);
  }
}
