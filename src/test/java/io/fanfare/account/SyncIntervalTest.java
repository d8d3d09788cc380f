package io.fanfare.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals as cron expressions. */
class SyncIntervalTest {
  @ParameterizedTest
  @CsvSource({
    "6h, 0 */6 * * *",
    "1h, 0 */1 * * *",
    "24h, 0 0 * * *",
    "30m, */30 * * * *",
    "60m, 0 * * * *"
  })
  void shouldTurnAnIntervalIntoCron(String every, String cron) {
    assertThat(SyncInterval.cron(every)).isEqualTo(cron);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5h", "45m", "0h", "6", "6d", "", "PT6H", "100m"})
  void shouldRefuseWhatDividesNeitherHourNorDay(String every) {
    assertThatThrownBy(() -> SyncInterval.cron(every))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fanfare.directory.every");
  }
}
