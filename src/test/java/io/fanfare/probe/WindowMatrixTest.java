package io.fanfare.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.probe.profile.Finding;
import io.fanfare.probe.profile.Question;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Quirks;
import io.fanfare.simulator.limits.WindowKind;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of limit with every way to count, over networks of every unevenness. */
class WindowMatrixTest {
  private static final SimulatorSettings VENDOR = SimulatorSettings.defaults();
  private static final int SEEDS = 6;

  static Stream<Arguments> limits() {
    return Stream.of(WindowKind.values())
        .flatMap(
            kind ->
                Stream.of(4, 10)
                    .flatMap(
                        rate ->
                            Stream.of(1, 2)
                                .flatMap(
                                    cost ->
                                        IntStream.range(0, SEEDS)
                                            .mapToObj(
                                                seed -> Arguments.of(kind, rate, cost, seed)))));
  }

  private static ProbeWorld world(WindowKind kind, int rate, int burst, int cost, int seed) {
    Quirks quirks = VENDOR.quirks().counting(kind, burst, cost);
    return new ProbeWorld(VENDOR.withRatePerSecond(rate).withQuirks(quirks), seed);
  }

  @ParameterizedTest
  @MethodSource("limits")
  void shouldFindTheLimitAndWhatAProxiedCallCosts(WindowKind kind, int rate, int cost, int seed) {
    // Given
    ProbeWorld world = world(kind, rate, 0, cost, seed);

    // When
    Map<Question, Finding> findings = world.bursts(rate);

    // Then
    assertThat(findings.get(Question.WINDOW).value())
        .isEqualTo(kind.name().toLowerCase(Locale.ROOT));
    assertThat(findings.get(Question.CALLS_A_SECOND).value()).isEqualTo("" + rate);
    assertThat(findings.get(Question.PROXIED_COST).value()).isEqualTo("" + cost);
    assertThat(world.calls()).isLessThan(160).isEqualTo(world.allowance.used());
  }

  @Test
  void shouldFindABucketThatHoldsTwoSeconds() {
    // Given
    ProbeWorld world = world(WindowKind.BUCKET, 10, 20, 1, 1);

    // When
    Map<Question, Finding> findings = world.bursts(10);

    // Then
    assertThat(findings.get(Question.WINDOW).value()).isEqualTo("bucket");
    assertThat(findings.get(Question.CALLS_A_SECOND).value()).isEqualTo("10");
    assertThat(findings.get(Question.BURST).value()).isIn("20", "21");
    assertThat(world.calls()).isLessThan(200);
  }

  @Test
  void shouldFindALimitThatTheOperatorDoesNotKnow() {
    // Given
    ProbeWorld world = world(WindowKind.SLIDING, 10, 0, 1, 2);

    // When
    Map<Question, Finding> findings = world.bursts(4);

    // Then
    assertThat(findings.get(Question.WINDOW).value()).isEqualTo("sliding");
    assertThat(findings.get(Question.CALLS_A_SECOND).value()).isEqualTo("10");
  }

  /** More at once than the probe has calls, whether the operator knows it or not. */
  @ParameterizedTest
  @ValueSource(ints = {10, 200})
  void shouldLeaveOpenWhatItCannotAfford(int taken) {
    // Given
    ProbeWorld world = world(WindowKind.SLIDING, 1_000, 0, 1, 3);

    // When
    Map<Question, Finding> findings = world.bursts(taken);

    // Then
    assertThat(findings.get(Question.WINDOW).value()).isNull();
    assertThat(findings.get(Question.CALLS_A_SECOND).value()).isNull();
    assertThat(findings.get(Question.THROTTLED_KEYS).value()).isNull();
    assertThat(world.calls()).isLessThan(200);
  }
}
