package io.fanfare.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSettingsTest {
  private record Fixed(long maxBody, long maxBodies, Duration readWithin) implements HttpSettings {}

  @Test
  void shouldTakeItsOwnDefaults() {
    // Given
    HttpSettings settings = new Fixed(8_000_000, 32_000_000, Duration.ofSeconds(30));

    // Then
    assertThatCode(settings::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, PT30S, max-body",
    "10, 9, PT30S, max-bodies",
    "1, 1, PT0.9S, read-within",
    "1, 1, PT11M, read-within"
  })
  void shouldNameWhatIsOutOfItsBounds(long body, long bodies, Duration within, String property) {
    // Given
    HttpSettings settings = new Fixed(body, bodies, within);

    // Then
    assertThatThrownBy(settings::check).hasMessageContaining("fanfare.http." + property);
  }
}
