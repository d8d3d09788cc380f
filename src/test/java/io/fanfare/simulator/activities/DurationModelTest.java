package io.fanfare.simulator.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DurationModelTest {
  private static final Duration MEDIAN = Duration.ofSeconds(4);
  private static final Duration CAP = Duration.ofHours(1);

  @Test
  void withoutSpreadGivesTheMedianDividedByTheWarp() {
    DurationModel model =
        new DurationModel(MEDIAN, 0, Map.of("list_delete", Duration.ofSeconds(8)), CAP, 2, 1);
    assertThat(model.draw("other", 0, "a", 0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(model.draw("list_delete", 0, "a", 0)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void growsWithTheSize() {
    DurationModel model = new DurationModel(MEDIAN, 0, Map.of(), CAP, 1, 1);
    assertThat(model.draw("x", 5_000, "a", 0)).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void isCappedBeforeItIsWarped() {
    DurationModel model = new DurationModel(MEDIAN, 0, Map.of(), Duration.ofSeconds(3), 2, 1);
    assertThat(model.draw("x", 0, "a", 0)).isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void spreadsAroundTheMedianAndRepeatsForTheSameSeed() {
    DurationModel model = new DurationModel(MEDIAN, 0.5, Map.of(), CAP, 1, 7);
    int below = 0;
    for (int i = 0; i < 2_000; i++) {
      below += model.draw("x", 0, "a" + i % 40, i / 40).compareTo(MEDIAN) < 0 ? 1 : 0;
    }
    assertThat(below).isBetween(900, 1_100);
    assertThat(model.draw("x", 0, "a", 3)).isEqualTo(model.draw("x", 0, "a", 3));
    assertThat(model.draw("x", 0, "a", 3)).isNotEqualTo(model.draw("x", 0, "a", 4));
    assertThat(model.draw("x", 0, "a", 3)).isNotEqualTo(model.draw("x", 0, "b", 3));
  }
}
