package io.fanfare.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.Mappings;
import io.fanfare.prediction.DurationStore.Weight;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningTest {
  private static final Kind KIND = Kind.of("add_list_memberships", 1);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final PredictionSettings settings = Mappings.defaults(PredictionSettings.class);
  private final Shelf shelf = new Shelf();
  private final Durations durations = new Durations(settings);
  private final Looks looks = new Looks(durations, settings);
  private final Learning learning = new Learning(durations, looks, shelf);

  @Test
  void shouldHandOverEachSampleOnce() {
    // Given
    looks.ended(KIND, LONG);
    looks.ended(KIND, LONG);

    // When
    learning.runOnce().await().indefinitely();
    learning.runOnce().await().indefinitely();

    // Then
    assertThat(shelf.kept).hasSize(2);
    assertThat(durations.weight(KIND)).isEqualTo(2);
  }

  @Test
  void shouldTakeWhatOthersLearned() {
    // Given
    Duration before = looks.first(KIND).late();
    for (int i = 0; i < 100; i++) {
      shelf.kept.add(new Weight(KIND, Bins.bin(LONG), 1));
    }

    // When
    learning.runOnce().await().indefinitely();

    // Then
    assertThat(before).isLessThan(Duration.ofMinutes(2));
    assertThat(looks.first(KIND).late()).isGreaterThan(Duration.ofMinutes(9));
  }

  @Test
  void shouldKeepItsSamplesWhileTheStoreIsAway() {
    // Given
    looks.ended(KIND, LONG);
    shelf.away = true;
    assertThatThrownBy(() -> learning.runOnce().await().indefinitely())
        .isInstanceOf(IllegalStateException.class);
    looks.ended(KIND, LONG);

    // When
    shelf.away = false;
    learning.runOnce().await().indefinitely();

    // Then
    assertThat(shelf.kept).hasSize(2);
  }

  /** Keeps all samples as they come; fading is the real store's. */
  private static final class Shelf implements DurationStore {
    private final List<Weight> kept = new ArrayList<>();
    private boolean away;

    @Override
    public Uni<Void> add(List<Weight> samples, double keep) {
      if (away) {
        return Uni.createFrom().failure(new IllegalStateException("away"));
      }
      kept.addAll(samples);
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<Weight>> all() {
      return Uni.createFrom().item(() -> List.copyOf(kept));
    }
  }
}
