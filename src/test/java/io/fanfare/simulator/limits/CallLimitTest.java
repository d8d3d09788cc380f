package io.fanfare.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The two meanings of a second that are not sliding, and calls that count twice. */
class CallLimitTest {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;

  @Test
  void shouldLetInTwiceAsManyAroundTheTurnOfAFixedSecond() {
    // Given
    CallLimit limit = WindowKind.FIXED.limit(2, 0);

    // Then
    assertThat(limit.accept(990 * MILLI, 1)).isTrue();
    assertThat(limit.accept(991 * MILLI, 1)).isTrue();
    assertThat(limit.accept(992 * MILLI, 1)).isFalse();
    assertThat(limit.accept(SECOND, 1)).isTrue();
    assertThat(limit.accept(SECOND + MILLI, 1)).isTrue();
    assertThat(limit.accept(2 * SECOND - MILLI, 1)).isFalse();
  }

  @Test
  void shouldLetABurstOutOfABucketAndFillItSteadily() {
    // Given
    CallLimit limit = WindowKind.BUCKET.limit(10, 2);

    // Then
    assertThat(limit.accept(0, 1)).isTrue();
    assertThat(limit.accept(0, 1)).isTrue();
    assertThat(limit.accept(0, 1)).isFalse();
    assertThat(limit.accept(99 * MILLI, 1)).isFalse();
    assertThat(limit.accept(100 * MILLI, 1)).isTrue();
    assertThat(limit.accept(SECOND, 1)).isTrue();
    assertThat(limit.accept(SECOND, 1)).isTrue();
    assertThat(limit.accept(SECOND, 1)).isFalse();
  }

  @Test
  void shouldCountACallTwice() {
    // Given
    for (WindowKind kind : WindowKind.values()) {
      CallLimit limit = kind.limit(3, 0);

      // Then
      assertThat(limit.accept(0, 2)).isTrue();
      assertThat(limit.accept(0, 2)).isFalse();
      assertThat(limit.accept(0, 1)).isTrue();
    }
  }
}
