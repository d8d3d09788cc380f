package io.fanfare.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.seeds.world.Violation;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing proves nothing: spoilt engines are found, each by its own rule. */
class BrokenTest {
  private static final long SEEDS = 200;

  @Test
  void shouldFindAnEngineThatSendsAgainAfterATimeout() {
    shouldFind(Broken.RESENDS_ON_TIMEOUT, "I2");
  }

  @Test
  void shouldFindALimiterThatIsOffByOne() {
    shouldFind(Broken.LIMITS_OFF_BY_ONE, "I4");
  }

  @Test
  void shouldFindEventsThatAreKeptAfterTheirStates() {
    shouldFind(Broken.TELLS_AFTERWARDS, "I6");
  }

  @Test
  void shouldFindALookThatTakesOnePageForTheWhole() {
    shouldFind(Broken.READS_ONE_PAGE, "I2");
  }

  private static void shouldFind(Broken broken, String rule) {
    // When
    Optional<Violation> found =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> Seeds.violation(seed, broken))
            .flatMap(Optional::stream)
            .filter(violation -> violation.what().startsWith(rule))
            .findFirst();

    // Then
    assertThat(found).isPresent();
    assertThat(Seeds.violation(found.orElseThrow().seed(), Alteration.NONE)).isEmpty();
  }
}
