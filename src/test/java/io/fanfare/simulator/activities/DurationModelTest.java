package io.fanfare.simulator.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationModelTest {
  private static final Duration MEDIAN = Duration.ofSeconds(4);

  @Test
  void withoutSpreadGivesTheMedianDividedByTheWarp() {
    DurationModel model =
        new DurationModel(MEDIAN, 0, Map.of("list_delete", Duration.ofSeconds(8)), 2);
    assertThat(model.draw("other", 0, new Random(1))).isEqualTo(Duration.ofSeconds(2));
    assertThat(model.draw("list_delete", 0, new Random(1))).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void growsWithTheSize() {
    DurationModel model = new DurationModel(MEDIAN, 0, Map.of(), 1);
    assertThat(model.draw("x", 5_000, new Random(1))).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void spreadsAroundTheMedianAndRepeatsForTheSameSeed() {
    DurationModel model = new DurationModel(MEDIAN, 0.5, Map.of(), 1);
    Random random = new Random(7);
    int below = 0;
    for (int i = 0; i < 2_000; i++) {
      below += model.draw("x", 0, random).compareTo(MEDIAN) < 0 ? 1 : 0;
    }
    assertThat(below).isBetween(900, 1_100);
    assertThat(model.draw("x", 0, new Random(3))).isEqualTo(model.draw("x", 0, new Random(3)));
  }
}
