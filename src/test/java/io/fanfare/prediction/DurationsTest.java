package io.fanfare.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {
  private static final Kind SMALL = Kind.of("contacts_json_import", 1);
  private static final Kind LARGE = Kind.of("contacts_json_import", 39_999);
  private static final Kind OTHER = Kind.of("remove_list_memberships", 1);

  private final Durations durations = new Durations(Mappings.defaults(PredictionSettings.class));

  @Test
  void shouldPutPowersOfTwoIntoAClassEach() {
    assertThat(Kind.of("x", 0).sizeClass()).isZero();
    assertThat(Kind.of("x", 1).sizeClass()).isZero();
    assertThat(Kind.of("x", 2).sizeClass()).isEqualTo(1);
    assertThat(Kind.of("x", 1023).sizeClass()).isEqualTo(9);
    assertThat(Kind.of("x", 1024).sizeClass()).isEqualTo(10);
  }

  @Test
  void shouldBelieveTheColdMedianAtFirst() {
    assertThat(durations.of(SMALL).quantile(0.5))
        .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31));
  }

  @Test
  void shouldKeepSizesApartOnceBothAreKnown() {
    // When
    learn(SMALL, 10, 100);
    learn(LARGE, 200, 100);

    // Then
    assertThat(median(SMALL)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(12));
    assertThat(median(LARGE)).isBetween(Duration.ofSeconds(180), Duration.ofSeconds(220));
  }

  @Test
  void shouldLeanOnTheOperationForASizeNotSeenYetAndOnAllForAnOperationNotSeenYet() {
    // When
    learn(LARGE, 200, 100);

    // Then
    assertThat(median(SMALL)).isGreaterThan(Duration.ofSeconds(150));
    assertThat(median(OTHER)).isGreaterThan(Duration.ofSeconds(150));
  }

  @Test
  void shouldLetOldSamplesFade() {
    // When
    learn(SMALL, 10, 2000);
    learn(SMALL, 100, 600);

    // Then
    assertThat(durations.weight(SMALL)).isLessThan(501);
    assertThat(median(SMALL)).isGreaterThan(Duration.ofSeconds(70));
  }

  @Test
  void shouldNeverBeSureOfAnEnd() {
    // When
    learn(SMALL, 10, 5000);

    // Then
    assertThat(durations.of(SMALL).ended(Duration.ofHours(1))).isLessThan(1).isGreaterThan(0.999);
    assertThat(durations.of(SMALL).endsWithin(Duration.ofHours(11), Duration.ofMinutes(30)))
        .isGreaterThan(0.5);
  }

  private Duration median(Kind kind) {
    return durations.of(kind).quantile(0.5);
  }

  private void learn(Kind kind, int seconds, int times) {
    for (int i = 0; i < times; i++) {
      durations.ended(kind, Duration.ofSeconds(seconds));
    }
  }
}
