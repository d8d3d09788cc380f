package io.fanfare.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreLagTest {
  @Test
  void shouldBelieveAStallOnlyInPart() {
    // When
    StoreLag lag = StoreLag.NONE.with(Duration.ofMillis(3)).with(Duration.ofMillis(800));

    // Then
    assertThat(lag.expected()).isEqualTo(StoreLag.AT_ONCE);
  }

  @Test
  void shouldBelieveASlowStoreTheSecondTime() {
    // When
    StoreLag lag = StoreLag.NONE.with(Duration.ofMillis(300)).with(Duration.ofMillis(310));

    // Then
    assertThat(lag.expected()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void shouldForgetASlowTimeWithinAFewAnswers() {
    // Given
    StoreLag lag = StoreLag.NONE.with(Duration.ofSeconds(5)).with(Duration.ofSeconds(5));
    assertThat(lag.expected()).isEqualTo(StoreLag.MOST);

    // When
    for (int i = 0; i < 4; i++) {
      lag = lag.with(Duration.ofMillis(2));
    }

    // Then
    assertThat(lag.expected()).isLessThanOrEqualTo(StoreLag.AT_ONCE);
  }
}
