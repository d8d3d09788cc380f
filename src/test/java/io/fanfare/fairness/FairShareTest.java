package io.fanfare.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.fairness.FairShare.Head;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FairShareTest {
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID C = new UUID(0, 3);

  @Test
  void shouldDoubleTheShareWithEachPriority() {
    // When / Then
    assertThat(FairShare.weight(5)).isEqualTo(1);
    assertThat(FairShare.weight(6)).isEqualTo(2);
    assertThat(FairShare.weight(0)).isEqualTo(1 / 32.0);
    assertThat(FairShare.weight(9)).isEqualTo(16);
  }

  @Test
  void shouldShareInProportionToWeights() {
    // Given
    List<Head> heads = List.of(new Head(A, 0, 1, 1000), new Head(B, 0, 2, 1000));

    // When
    Map<UUID, Integer> shares = FairShare.allot(heads, 30);

    // Then
    assertThat(shares).containsEntry(A, 10).containsEntry(B, 20);
  }

  @Test
  void shouldGiveWhatOneCannotTakeToTheOthers() {
    // Given
    List<Head> heads = List.of(new Head(A, 0, 1, 1000), new Head(B, 0, 16, 3));

    // When
    Map<UUID, Integer> shares = FairShare.allot(heads, 10);

    // Then
    assertThat(shares).containsEntry(A, 7).containsEntry(B, 3);
  }

  @Test
  void shouldServeTheOneFurthestBehindFirst() {
    // Given
    List<Head> heads = List.of(new Head(A, 10, 1, 5), new Head(B, 7, 1, 5), new Head(C, 90, 1, 5));

    // When
    Map<UUID, Integer> shares = FairShare.allot(heads, 5);

    // Then
    assertThat(shares).containsExactly(Map.entry(B, 4), Map.entry(A, 1));
  }

  @Test
  void shouldPreferTheHeavierAmongEquals() {
    // Given
    List<Head> heads = List.of(new Head(A, 5, 1, 9), new Head(B, 5, 16, 1));

    // When / Then
    assertThat(FairShare.allot(heads, 1)).containsOnlyKeys(B);
  }

  @Test
  void shouldGiveNothingWhereNothingWaits() {
    // Given
    List<Head> heads = List.of(new Head(A, 0, 1, 0));

    // When / Then
    assertThat(FairShare.allot(heads, 5)).isEmpty();
  }
}
