package io.fanfare.reckoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.reckoning.Reckoned.Found;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RowOrigins;
import io.fanfare.vendor.Counters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReckoningTest {
  private final Reckoning reckoning = new Reckoning(Mappings.defaults(ReckoningSettings.class));

  @Test
  void shouldFindNothingWhereEveryRowWasApplied() {
    // When
    Reckoned reckoned = reckoning.completed(100, counters(101, 100, 0, 0, 0), List.of());

    // Then
    assertThat(reckoned.isNothing()).isTrue();
    assertThat(reckoned.disagrees()).isFalse();
  }

  @Test
  void shouldCountTheHeaderAsTheFirstLine() {
    // Given
    List<String> errors = List.of("Line 2: Invalid email", "Line 101: Invalid birthday");

    // When
    Reckoned reckoned = reckoning.completed(100, counters(101, 98, 0, 2, 0), errors);

    // Then
    assertThat(reckoned.found()).extracting(Found::index).containsExactly(0, 99);
    assertThat(reckoned.found())
        .extracting(Found::reason)
        .containsExactly("invalid_email", "invalid_birthday");
    assertThat(reckoned.nameless()).isZero();
    assertThat(reckoned.disagrees()).isFalse();
  }

  @Test
  void shouldCountFromWhereItIsTold() {
    // Given
    Reckoning plain = with(Map.of("fanfare.reckoning.first-row-line", "1"));

    // When
    Reckoned reckoned = plain.completed(10, counters(11, 9, 1, 0, 0), List.of("Line 1: Bad"));

    // Then
    assertThat(reckoned.found()).extracting(Found::index).containsExactly(0);
  }

  @Test
  void shouldNameTheCallersRowsAndKeys() {
    // Given
    RowOrigins origins = new RowOrigins.Builder().add(7, "k7").add(40, "k40").build();
    Reckoned reckoned =
        reckoning.completed(2, counters(3, 1, 0, 1, 0), List.of("Line 3: Invalid email"));

    // When
    List<Rejection> rejections = reckoned.rejections("a1", origins);

    // Then
    assertThat(rejections)
        .containsExactly(
            new Rejection(
                "a1", 40, "k40", "invalid_email", "The vendor says: Invalid email", null));
  }

  @Test
  void shouldTakeSeveralErrorsOfARowForOneRow() {
    // Given
    List<String> errors = List.of("Line 5: Invalid birthday", "Line 5: Unknown custom field");

    // When
    Reckoned reckoned = reckoning.completed(10, counters(11, 9, 0, 1, 0), errors);

    // Then
    assertThat(reckoned.found())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.reason()).isEqualTo("invalid_birthday");
              assertThat(found.message()).contains("birthday").contains("custom field");
            });
    assertThat(reckoned.nameless()).isZero();
  }

  @Test
  void shouldCountRowsInErrorThatAreNotNamed() {
    // Given
    List<String> errors = List.of("Line 5: Invalid email", "Some rows were bad", "Line 99: Bad");

    // When
    Reckoned reckoned = reckoning.completed(10, counters(11, 6, 1, 3, 0), errors);

    // Then
    assertThat(reckoned.found()).hasSize(1);
    assertThat(reckoned.nameless()).isEqualTo(3);
    assertThat(reckoned.reason()).isEqualTo("unaccounted");
    assertThat(reckoned.message()).contains("3 rows in error").contains("Some rows were bad");
    assertThat(reckoned.disagrees()).isTrue();
  }

  @Test
  void shouldCountRowsThatWereDroppedWithoutAWord() {
    // When
    Reckoned reckoned = reckoning.completed(100, counters(91, 90, 0, 0, 0), List.of());

    // Then
    assertThat(reckoned.nameless()).isEqualTo(10);
    assertThat(reckoned.message()).isEqualTo("By its counters 10 rows were not applied.");
    assertThat(reckoned.disagrees()).isTrue();
  }

  @Test
  void shouldCountDroppedRowsWhereThePersonsAreNotCounted() {
    // When
    Reckoned reckoned = reckoning.completed(100, counters(91, null, 0, 0, 0), List.of());

    // Then
    assertThat(reckoned.nameless()).isEqualTo(10);
  }

  @Test
  void shouldNotTakeRowsForMissingThatMayNotGoToAList() {
    // Given
    Counters apart = counters(101, 96, 0, 0, 4);
    Counters among = counters(101, 100, 0, 0, 4);

    // When
    List<Reckoned> both =
        List.of(
            reckoning.completed(100, apart, List.of()), reckoning.completed(100, among, List.of()));

    // Then
    assertThat(both).extracting(Reckoned::isNothing).containsExactly(true, true);
    assertThat(both).extracting(Reckoned::disagrees).containsExactly(false, false);
  }

  @Test
  void shouldOnlyFlagATotalThatDoesNotFitWhereAllAreApplied() {
    // When
    Reckoned reckoned = reckoning.completed(100, counters(100, 100, 0, 0, 0), List.of());

    // Then
    assertThat(reckoned.isNothing()).isTrue();
    assertThat(reckoned.disagrees()).isTrue();
  }

  @Test
  void shouldNotExpectAHeaderWhereTheVendorCountsNone() {
    // Given
    Reckoning plain = with(Map.of("fanfare.reckoning.header-counted", "false"));

    // When
    Reckoned reckoned = plain.completed(100, counters(100, 100, 0, 0, 0), List.of());

    // Then
    assertThat(reckoned.disagrees()).isFalse();
  }

  @Test
  void shouldSayNothingWhereTheVendorCountsNothing() {
    // When
    Reckoned reckoned = reckoning.completed(100, Counters.NONE, List.of());

    // Then
    assertThat(reckoned.isNothing()).isTrue();
    assertThat(reckoned.disagrees()).isFalse();
  }

  private static Reckoning with(Map<String, String> settings) {
    return new Reckoning(Mappings.with(ReckoningSettings.class, settings));
  }

  private static Counters counters(
      long total, @Nullable Integer person, long error, long correctable, long unsubscribed) {
    Long persons = person == null ? null : person.longValue();
    return new Counters(total, null, persons, error, correctable, unsubscribed, null);
  }
}
