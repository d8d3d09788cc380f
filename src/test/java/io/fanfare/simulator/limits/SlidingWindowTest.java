package io.fanfare.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlidingWindowTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void acceptsTheRateAndRefusesOneMore() {
    SlidingWindow window = new SlidingWindow(3);
    assertThat(window.accept(0)).isTrue();
    assertThat(window.accept(1)).isTrue();
    assertThat(window.accept(2)).isTrue();
    assertThat(window.accept(SECOND - 1)).isFalse();
  }

  @Test
  void endsASecondExactlyAfterTheOldest() {
    SlidingWindow window = new SlidingWindow(1);
    assertThat(window.accept(-5)).isTrue();
    assertThat(window.accept(SECOND - 6)).isFalse();
    assertThat(window.accept(SECOND - 5)).isTrue();
  }

  @Test
  void holdsAcrossTheEdgeOfAClockSecond() {
    SlidingWindow window = new SlidingWindow(2);
    assertThat(window.accept(SECOND - 100)).isTrue();
    assertThat(window.accept(SECOND - 50)).isTrue();
    assertThat(window.accept(SECOND + 50)).isFalse();
    assertThat(window.accept(2 * SECOND - 100)).isTrue();
    assertThat(window.accept(2 * SECOND - 60)).isFalse();
  }

  @Test
  void aRefusedArrivalDoesNotCount() {
    SlidingWindow window = new SlidingWindow(1);
    assertThat(window.accept(0)).isTrue();
    assertThat(window.accept(SECOND / 2)).isFalse();
    assertThat(window.accept(SECOND)).isTrue();
  }

  @Test
  void keepsRecentArrivalsWhenTheRateChanges() {
    SlidingWindow window = new SlidingWindow(3);
    assertThat(window.accept(0)).isTrue();
    assertThat(window.accept(10)).isTrue();
    window.switchTo(2);
    assertThat(window.accept(20)).isFalse();
    window.switchTo(4);
    assertThat(window.accept(30)).isTrue();
    assertThat(window.accept(40)).isTrue();
    assertThat(window.accept(50)).isFalse();
  }
}
