package io.fanfare.constantcontact.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenStateTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1000",
    "0, 1, 1500",
    "1, 0, 2000",
    "2, 0, 4000",
    "3, 0.5, 10000",
    "4, 0, 16000",
    "5, 0, 32000",
    "6, 0, 60000",
    "6, 1, 90000",
    "1000, 0, 60000"
  })
  void thePauseDoublesToAMinuteAndChanceAddsUpToHalf(int failures, double chance, long millis) {
    TokenState failed = new TokenState(null, Instant.MIN, failures).failed(NOW, chance);
    assertThat(Duration.between(NOW, failed.notBefore())).hasMillis(millis);
    assertThat(failed.failures()).isEqualTo(failures + 1);
  }

  @Test
  void aLifeIsCountedFromTheRequest() {
    TokenState granted =
        TokenState.NONE.asked(NOW).granted(new Grant("t", Duration.ofSeconds(100)), NOW, 0.8);
    assertThat(granted.isDue(NOW.plusSeconds(79))).isFalse();
    assertThat(granted.isDue(NOW.plusSeconds(80))).isTrue();
    assertThat(granted.usable(NOW.plusSeconds(94))).isNotNull();
    assertThat(granted.usable(NOW.plusSeconds(95))).isNull();
  }

  @Test
  void aGrantEndsARowOfFailures() {
    TokenState granted =
        TokenState.NONE
            .failed(NOW, 0)
            .failed(NOW, 0)
            .granted(new Grant("t", Duration.ofHours(1)), NOW, 0.8);
    assertThat(granted.failures()).isZero();
  }

  @Test
  void aRequestKeepsTheNextOneASecondAway() {
    TokenState asked = TokenState.NONE.asked(NOW);
    assertThat(asked.mayAsk(NOW.plusMillis(999))).isFalse();
    assertThat(asked.mayAsk(NOW.plusMillis(1000))).isTrue();
  }
}
