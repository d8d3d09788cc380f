package io.fanfare.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private final Allowance allowance = new Allowance();

  @Test
  void shouldLetFewerThan200CallsLeaveWhoeverTakesThem() {
    // When
    long taken = IntStream.range(0, 1_000).parallel().filter(call -> allowance.take()).count();

    // Then
    assertThat(taken).isEqualTo(199);
    assertThat(allowance.used()).isEqualTo(199);
    assertThat(allowance.left()).isZero();
  }
}
