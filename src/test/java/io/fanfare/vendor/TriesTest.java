package io.fanfare.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.time.Backoff;
import io.fanfare.vendor.Verdict.NotSent;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TriesTest {
  private static final Verdict MISSED = new NotSent(NotSent.SLOT_MISSED);
  private static final Verdict REFUSED_CONNECTION = new NotSent("no_connection");
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(4), Duration.ofSeconds(9));

  @Test
  void shouldNotTakeAMissedSlotForARepetition() {
    // When
    Tries tries = Tries.NONE.and(MISSED).and(MISSED);

    // Then
    assertThat(tries.isRepetition()).isFalse();
    assertThat(tries.isOver(1)).isFalse();
    assertThat(tries.pause(MISSED, BACKOFF, new Random(1))).isZero();
  }

  @Test
  void shouldEndWhenEverySlotIsMissed() {
    // Given
    Tries tries = Tries.NONE;

    // When
    for (int i = 0; i < Tries.MOST_MISSED; i++) {
      tries = tries.and(MISSED);
    }

    // Then
    assertThat(tries.isOver(5)).isTrue();
  }

  @Test
  void shouldWaitBetweenFailuresAndEnd() {
    // When
    Tries tries = Tries.NONE.and(MISSED).and(REFUSED_CONNECTION);

    // Then
    assertThat(tries.isRepetition()).isTrue();
    assertThat(tries.pause(REFUSED_CONNECTION, BACKOFF, new Random(1))).isPositive();
    assertThat(tries.isOver(2)).isFalse();
    assertThat(tries.and(new Verdict.Throttled()).isOver(2)).isTrue();
  }
}
