package io.fanfare.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void shouldGiveTheSmallestNumberThatAsManyDoNotExceed() {
    // Given
    List<Double> numbers = IntStream.rangeClosed(1, 200).mapToObj(i -> 201.0 - i).toList();

    // When
    Spread spread = Spread.of(numbers);

    // Then
    assertThat(spread).isEqualTo(new Spread(200, 100.5, 100, 190, 198, 200));
  }

  @Test
  void shouldBeZeroWithoutNumbers() {
    assertThat(Spread.of(List.of())).isEqualTo(new Spread(0, 0, 0, 0, 0, 0));
  }
}
