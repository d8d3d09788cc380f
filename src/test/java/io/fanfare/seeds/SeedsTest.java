package io.fanfare.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.seeds.world.Violation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's promises under everything that goes wrong; -Dseeds.only=SEED replays one. */
class SeedsTest {
  private static final long IN_VERIFY = 1000;

  @Test
  void shouldKeepItsPromisesInEverySeed() {
    // Given
    long only = Long.getLong("seeds.only", 0);
    long first = only > 0 ? only : 1;
    long last = only > 0 ? only : IN_VERIFY;

    // When
    Optional<Violation> found = Seeds.play(first, last, seed -> {});

    // Then
    found.ifPresent(
        violation -> {
          throw violation;
        });
  }

  /** Seeds beyond those of every build that found something once. */
  @ParameterizedTest
  @ValueSource(longs = {2683, 3218, 4396, 4528})
  void shouldNotFailAgainWhereItDidOnce(long seed) {
    assertThat(Seeds.violation(seed, Alteration.NONE)).isEmpty();
  }

  @Test
  void shouldGoTheSameWayForTheSameSeed() {
    // When
    long once = fingerprint(7);
    long again = fingerprint(7);
    long other = fingerprint(8);

    // Then
    assertThat(again).isEqualTo(once).isNotEqualTo(other);
  }

  private static long fingerprint(long seed) {
    return Seeds.play(seed, Alteration.NONE).world().history().fingerprint();
  }
}
