package io.fanfare.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How close to the limit the gate gets, before a vendor that counts strictly. {@code
 * -Dfanfare.rate.calls=1000000} for the full length.
 */
class QuotaRateTest {
  private static final int RATE = 10;
  private static final long CALLS = Long.getLong("fanfare.rate.calls", 40_000);
  private static final int LEARNING = 2_000;

  @ParameterizedTest
  @CsvSource({
    "1, 10, false",
    "2, 20, false",
    "3, 40, false",
    "4, 10, true",
    "5, 25, true",
    "6, 40, true"
  })
  void nothing_is_refused_and_hardly_anything_is_left_unused(
      long seed, int spread, boolean bothWays) {
    // Given
    QuotaRig rig = new QuotaRig(seed, RATE, Duration.ofMillis(spread), bothWays).with(1);
    rig.run(LEARNING);

    // When
    double rate = rig.run(CALLS);

    // Then
    assertThat(rig.refused).isZero();
    assertThat(rate).isGreaterThanOrEqualTo(0.97 * RATE / (1 + spread / 1000.0));
  }

  @Test
  void three_replicas_share_the_rate_and_refuse_nothing() {
    // Given
    QuotaRig rig = new QuotaRig(7, RATE, Duration.ofMillis(40), true).with(3);
    rig.run(3 * LEARNING);

    // When
    double rate = rig.run(CALLS);

    // Then
    assertThat(rig.refused).isZero();
    assertThat(rate).isGreaterThanOrEqualTo(0.97 * RATE / 1.040);
  }

  /**
   * To find it: a refusal, one on its way with it, and the one that tells; of each replica. Several
   * use less of it, since the pause begins only after what all of them were given.
   */
  @ParameterizedTest
  @CsvSource({"1, 3, 0.9", "3, 8, 0.85"})
  void an_unannounced_lower_limit_is_found_and_the_restored_one_too(
      int replicas, int finding, double share) {
    // Given
    QuotaRig rig = new QuotaRig(8, RATE, Duration.ofMillis(10), false).with(replicas);
    rig.run(replicas * LEARNING);
    long refusedFirst = rig.refused;

    // When
    rig.window().switchTo(4);
    rig.time().pass(Duration.ofSeconds(10));
    long settledAt = rig.arrived;
    long refusedBefore = rig.refused;
    rig.time().pass(Duration.ofSeconds(120));
    double settled = (rig.arrived - settledAt - (rig.refused - refusedBefore)) / 120.0;
    double refused = (double) (rig.refused - refusedBefore) / (rig.arrived - settledAt);
    rig.window().switchTo(RATE);
    rig.time().pass(Duration.ofSeconds(60));
    double restored = rig.run(600);

    // Then
    assertThat(refusedBefore - refusedFirst).isLessThanOrEqualTo(finding);
    assertThat(settled).isGreaterThanOrEqualTo(share * 4);
    assertThat(refused).isLessThanOrEqualTo(0.01);
    assertThat(restored).isGreaterThanOrEqualTo(0.9 * RATE);
  }
}
