package io.fanfare.schedule.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cron expression means, and which are refused. */
class CronTest {
  private static final LocalDateTime NEW_YEAR = LocalDateTime.parse("2026-01-01T00:00:00");

  @Test
  void shouldReadFiveFieldsAsUnixDoes() {
    // When
    List<LocalDateTime> times = times("*/20 3 * * *", 4);

    // Then
    assertThat(times)
        .containsExactly(
            LocalDateTime.parse("2026-01-01T03:00:00"),
            LocalDateTime.parse("2026-01-01T03:20:00"),
            LocalDateTime.parse("2026-01-01T03:40:00"),
            LocalDateTime.parse("2026-01-02T03:00:00"));
  }

  @Test
  void shouldReadSixFieldsWithTheSecondInFront() {
    // When
    List<LocalDateTime> times = times("30 5 4 * * MON", 2);

    // Then
    assertThat(times)
        .containsExactly(
            LocalDateTime.parse("2026-01-05T04:05:30"), LocalDateTime.parse("2026-01-12T04:05:30"));
  }

  @Test
  void shouldTakeEitherDayWhereBothAreRestricted() {
    // When
    List<LocalDateTime> times = times("0 0 13 * 5", 12);

    // Then
    assertThat(times)
        .allMatch(t -> t.getDayOfWeek() == DayOfWeek.FRIDAY || t.getDayOfMonth() == 13)
        .anyMatch(t -> t.getDayOfWeek() != DayOfWeek.FRIDAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 * * 0", "0 0 * * 7", "0 0 * * SUN", "0\t0  * * sun"})
  void shouldKnowSundayByAllItsNames(String cron) {
    assertThat(times(cron, 3)).allMatch(time -> time.getDayOfWeek() == DayOfWeek.SUNDAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * * *",
        "60 * * * *",
        "*/0 * * * *",
        "5-1 * * * *",
        "0 0 0 * *",
        "0 0 * 13 *",
        "0 0 * * 8",
        "@daily",
        "0 0 L * *",
        "0 0 * * ?",
        "0 0 * * 1#1",
        "0 2 * * *||0 3 * * *",
        "\u0661 2 * * *",
        "1.5 * * * *"
      })
  void shouldRefuseWhatIsNoCron(String cron) {
    assertThatThrownBy(() -> Cron.parse(cron)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *"})
  void shouldSeeThatThereIsNoSuchDay(String cron) {
    assertThat(Cron.parse(cron).after(NEW_YEAR)).isEmpty();
  }

  @Test
  void shouldFindALeapDay() {
    assertThat(times("0 0 29 2 *", 1)).containsExactly(LocalDateTime.parse("2028-02-29T00:00:00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"* * * * * *", "0,59 0 0 1 1 *", "*/30 * * * * *", "0,10,12 * * * * *"})
  void shouldSeeTimesCloserThanAMinute(String cron) {
    assertThat(Cron.parse(cron).isCloserThan(Duration.ofMinutes(1), NEW_YEAR)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"* * * * *", "59 * * * * *", "0 0 29 2 *"})
  void shouldAllowAMinuteApart(String cron) {
    assertThat(Cron.parse(cron).isCloserThan(Duration.ofMinutes(1), NEW_YEAR)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7,9,59 */5 1-7 * *",
        "0 0 13 * 5",
        "0 0 */2 * 1",
        "0 0 * 2-12/3 0",
        "5,50 22 28-31 2,4 *",
        "1,7,59 */9 * * * *"
      })
  void shouldGoBackAsItCame(String cron) {
    // Given
    List<LocalDateTime> times = times(cron, 300);
    Cron read = Cron.parse(cron);

    // Then
    for (int i = 1; i < times.size(); i++) {
      LocalDateTime earlier = times.get(i - 1);
      assertThat(read.before(times.get(i))).contains(earlier);
      assertThat(read.before(earlier.plusSeconds(1))).contains(earlier);
      assertThat(read.after(times.get(i).minusSeconds(1))).contains(times.get(i));
    }
  }

  private static List<LocalDateTime> times(String text, int count) {
    Cron cron = Cron.parse(text);
    List<LocalDateTime> times = new ArrayList<>();
    LocalDateTime last = NEW_YEAR;
    while (times.size() < count) {
      last = cron.after(last).orElseThrow();
      times.add(last);
    }
    return times;
  }
}
