package io.fanfare.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RowOrigins;
import java.util.List;
import org.junit.jupiter.api.Test;

class PickedTest {
  private static final RowOrigins ORIGINS =
      new RowOrigins.Builder().add(7, "k7").add(9, "k9").add(12, "k12").add(20, null).build();

  @Test
  void shouldTakeTheRowsThatRejectionsName() {
    // When
    Picked picked = Picked.of(List.of(named(9, "refused_with_others")), ORIGINS);

    // Then
    assertThat(picked.rows().stream()).containsExactly(1);
  }

  @Test
  void shouldTakeAllThatNobodyNamedWhenNoneCanHaveBeenApplied() {
    // When
    Picked picked =
        Picked.of(List.of(named(9, "invalid_email"), nameless("unaccounted", 3)), ORIGINS);

    // Then
    assertThat(picked.rows().stream()).containsExactly(0, 2, 3);
  }

  @Test
  void shouldTakeNoneOfThemWhenOneMayHaveBeenApplied() {
    // When
    Picked picked =
        Picked.of(List.of(named(9, "invalid_email"), nameless("unaccounted", 2)), ORIGINS);

    // Then
    assertThat(picked.count()).isZero();
  }

  @Test
  void shouldTakeNoneWhereOtherRowsHaveNoNameEither() {
    // When
    Picked picked =
        Picked.of(List.of(nameless("unsubscribed", 1), nameless("unaccounted", 3)), ORIGINS);

    // Then
    assertThat(picked.count()).isZero();
  }

  @Test
  void shouldKeepTheFirstNumbersAndKeys() {
    // When
    RowOrigins origins =
        Picked.of(List.of(named(12, "forbidden"), named(7, "forbidden")), ORIGINS).origins(ORIGINS);

    // Then
    assertThat(origins.size()).isEqualTo(2);
    assertThat(origins.row(0)).isEqualTo(7);
    assertThat(origins.row(1)).isEqualTo(12);
    assertThat(origins.key(1)).isEqualTo("k12");
  }

  private static Rejection named(long row, String reason) {
    return new Rejection("a", row, null, reason, null, null);
  }

  private static Rejection nameless(String reason, long rows) {
    return Rejection.nameless("a", reason, "m", rows);
  }
}
