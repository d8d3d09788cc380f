package io.fanfare.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.probe.Seen.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no simulated vendor does, and what is seen too little of. */
class WindowInferenceTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration TRIP = Duration.ofMillis(40);

  private static Seen seen(double at, boolean letIn) {
    Instant sent = START.plusNanos((long) (at * 1e9));
    int status = letIn ? 200 : 429;
    return new Seen(
        sent, sent.plus(TRIP), status, Shape.OBJECT, List.of(), List.of(), "" + status, false);
  }

  /** Ten let in, two refused, and calls again after so many seconds; never when negative. */
  private static Round round(double start, double back) {
    List<Seen> burst = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      burst.add(seen(start + i * 0.001, i < 10));
    }
    List<Seen> pings = new ArrayList<>();
    for (int i = 1; i <= 17; i++) {
      boolean letIn = back >= 0 && i * 0.08 >= back;
      pings.add(seen(start + i * 0.08, letIn));
      if (letIn) {
        break;
      }
    }
    return new Round(burst, pings);
  }

  @Test
  void shouldNotNameAWindowOfAnotherLength() {
    // When
    var inference =
        WindowInference.over(List.of(round(0.15, 0.7), round(4.48, 0.7), round(8.82, 0.7)));

    // Then
    assertThat(inference.fitting()).isEmpty();
    assertThat(inference.kind()).isEmpty();
  }

  @Test
  void shouldNotNameAWindowThatCountsRefusedCalls() {
    // When
    var inference = WindowInference.over(List.of(round(0.15, -1), round(4.48, -1)));

    // Then
    assertThat(inference.fitting()).isEmpty();
  }

  @Test
  void shouldNameNoneOfSeveralThatFit() {
    // Given: bursts at one point of the second, after which a clock's second and any look the same
    var inference = WindowInference.over(List.of(round(0.15, 1), round(4.15, 1)));

    // Then
    assertThat(inference.fitting()).containsExactly(WindowKind.SLIDING, WindowKind.FIXED);
    assertThat(inference.kind()).isEmpty();
  }

  @Test
  void shouldNotNameAWindowAfterOneRound() {
    // When
    var inference = WindowInference.over(List.of(round(0.15, 1)));

    // Then
    assertThat(inference.kind()).isEmpty();
  }

  @Test
  void shouldKnowWhenAFixedSecondTurns() {
    // When: it turns at 0.30
    var inference =
        WindowInference.over(List.of(round(0.15, 0.15), round(4.48, 0.82), round(8.82, 0.48)));

    // Then
    assertThat(inference.kind()).contains(WindowKind.FIXED);
    assertThat(inference.turn().orElseThrow()).isBetween(0.25, 0.36);
  }
}
