package io.fanfare.schedule.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each local time happens once, whatever the clocks do. */
class NextFiringsTest {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  /** Zone, the time that is jumped over, when it fires instead. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 30 2 * * *, 2026-03-29T01:00:00Z",
    "America/New_York, 30 2 * * *, 2026-03-08T07:00:00Z",
    "Australia/Sydney, 15 2 * * *, 2026-10-03T16:00:00Z",
    "Australia/Lord_Howe, 15 2 * * *, 2026-10-03T15:30:00Z",
    "Africa/Cairo, 0 0 * * *, 2026-04-23T22:00:00Z",
    "America/Santiago, 30 0 * * *, 2026-09-06T04:00:00Z",
    "Asia/Beirut, 10 0 * * *, 2026-03-28T22:00:00Z"
  })
  void shouldFireWhenTheClocksJumpOverIt(String zone, String cron, Instant instead) {
    // When
    List<Instant> next = firings(cron, zone).next(instead.minus(Duration.ofHours(3)), 2);

    // Then
    assertThat(next.get(0)).isEqualTo(instead);
    assertThat(next.get(1)).isAfter(instead.plus(Duration.ofHours(20)));
  }

  /** Zone, the time that comes twice, the first of the two. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 30 2 * * *, 2026-10-25T00:30:00Z",
    "America/New_York, 30 1 * * *, 2026-11-01T05:30:00Z",
    "Australia/Sydney, 15 2 * * *, 2026-04-04T15:15:00Z",
    "Australia/Lord_Howe, 45 1 * * *, 2026-04-04T14:45:00Z",
    "Africa/Cairo, 30 23 * * *, 2026-10-29T20:30:00Z",
    "America/Santiago, 30 23 * * *, 2026-04-05T02:30:00Z"
  })
  void shouldFireTheFirstOfTwoTimes(String zone, String cron, Instant first) {
    // When
    List<Instant> next = firings(cron, zone).next(first.minus(Duration.ofHours(3)), 2);

    // Then
    assertThat(next.get(0)).isEqualTo(first);
    assertThat(Duration.between(first, next.get(1)))
        .isBetween(Duration.ofHours(24), Duration.ofHours(25));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Beirut",
    "America/Havana", "America/Santiago", "Pacific/Chatham", "Africa/Casablanca", "UTC"
  })
  void shouldFireOnEveryLocalDayOnce(String zone) {
    for (String cron :
        List.of("0 0 * * *", "30 0 * * *", "30 1 * * *", "30 2 * * *", "59 23 * * *")) {
      // When
      List<Instant> year = firings(cron, zone).next(NEW_YEAR.minusSeconds(86_400), 366);

      // Then
      LocalDate day = year.get(0).atZone(ZoneId.of(zone)).toLocalDate();
      for (Instant at : year) {
        assertThat(at.atZone(ZoneId.of(zone)).toLocalDate()).as("%s %s", cron, zone).isEqualTo(day);
        day = day.plusDays(1);
      }
    }
  }

  @Test
  void shouldFireOnceForAWholeDayThatIsJumpedOver() {
    // Given
    NextFirings daily = firings("0 12 * * *", "Pacific/Apia");

    // When
    List<Instant> next = daily.next(Instant.parse("2011-12-29T00:00:00Z"), 3);

    // Then
    assertThat(next)
        .containsExactly(
            Instant.parse("2011-12-29T22:00:00Z"),
            Instant.parse("2011-12-30T10:00:00Z"),
            Instant.parse("2011-12-30T22:00:00Z"));
  }

  /** By brute force: every minute of every local day, in order, happens at one instant. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28, 3", "Europe/Berlin, 2026-10-24, 3",
    "America/New_York, 2026-03-07, 3", "America/New_York, 2026-10-31, 3",
    "Australia/Lord_Howe, 2026-04-04, 3", "Australia/Lord_Howe, 2026-10-03, 3",
    "Africa/Cairo, 2026-04-23, 3", "Africa/Cairo, 2026-10-29, 3"
  })
  void shouldMissNoLocalTimeAndRepeatNone(String zone, LocalDate from, int days) {
    // Given
    WallClock clock = new WallClock(ZoneId.of(zone));
    List<Instant> expected = new ArrayList<>();
    LocalDateTime end = from.plusDays(days).atStartOfDay();
    for (LocalDateTime t = from.atStartOfDay(); t.isBefore(end); t = t.plusMinutes(1)) {
      if (t.getMinute() % 7 == 0 && !expected.contains(clock.when(t))) {
        expected.add(clock.when(t));
      }
    }

    // When
    List<Instant> got = new ArrayList<>();
    NextFirings every = everySevenMinutes(zone, from);
    @Nullable Instant at = every.after(clock.when(from.atStartOfDay()).minusSeconds(1));
    while (at != null && got.size() < 2_000) {
      got.add(at);
      at = every.after(at);
    }

    // Then
    assertThat(got).isEqualTo(expected).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "UTC"})
  void shouldGoBackAsItCame(String zone) {
    for (String cron : List.of("*/20 * * * *", "30 2 * * *", "15,45 0-3 * * 0", "0 0 * * *")) {
      // Given
      NextFirings firings = firings(cron, zone);
      List<Instant> row = firings.next(Instant.parse("2026-03-27T00:00:00Z"), 700);

      // Then
      for (int i = 1; i < row.size(); i++) {
        assertThat(firings.before(row.get(i))).as(cron).isEqualTo(row.get(i - 1));
        assertThat(firings.before(row.get(i - 1).plusMillis(1))).isEqualTo(row.get(i - 1));
        assertThat(firings.after(row.get(i).minusMillis(1))).isEqualTo(row.get(i));
      }
    }
  }

  /** Also from within the hour that comes for the second time, where nothing fires any more. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-10-25T00:00:00Z",
    "America/New_York, 2026-11-01T05:00:00Z",
    "Australia/Lord_Howe, 2026-04-04T14:30:00Z",
    "Europe/Berlin, 2026-03-29T00:00:00Z",
    "Australia/Lord_Howe, 2026-10-03T15:00:00Z"
  })
  void shouldFindTheNextFromAnyMoment(String zone, Instant begin) {
    // Given
    NextFirings firings = firings("*/20 * * * *", zone);
    List<Instant> row = firings.next(begin.minus(Duration.ofHours(2)), 30);

    // Then
    for (int second = 0; second < 3 * 3_600; second += 30) {
      Instant moment = begin.plusSeconds(second);
      Instant next = row.stream().filter(at -> at.isAfter(moment)).findFirst().orElseThrow();
      Instant last = row.get(row.indexOf(next) - 1);
      assertThat(firings.after(moment)).as("after %s", moment).isEqualTo(next);
      assertThat(firings.before(moment.plusNanos(1))).as("before %s", moment).isEqualTo(last);
    }
  }

  @Test
  void shouldFireFromItsStartToBeforeItsEnd() {
    // Given
    NextFirings firings =
        NextFirings.of(
            terms(
                "0 * * * *",
                "UTC",
                Instant.parse("2026-05-01T10:00:00Z"),
                Instant.parse("2026-05-01T12:00:00Z")));

    // Then
    assertThat(firings.next(NEW_YEAR, 9))
        .containsExactly(
            Instant.parse("2026-05-01T10:00:00Z"), Instant.parse("2026-05-01T11:00:00Z"));
    assertThat(firings.before(Instant.parse("2026-05-01T10:00:00Z"))).isNull();
  }

  @Test
  void shouldFireAtItsFirstWholeMinuteOnly() {
    // Given
    Instant between = Instant.parse("2026-05-01T10:00:00.500Z");

    // Then
    assertThat(firings("* * * * *", "UTC").after(between))
        .isEqualTo(Instant.parse("2026-05-01T10:01:00Z"));
    assertThat(firings("* * * * *", "UTC").before(between))
        .isEqualTo(Instant.parse("2026-05-01T10:00:00Z"));
  }

  private static NextFirings everySevenMinutes(String zone, LocalDate from) {
    Instant start = new WallClock(ZoneId.of(zone)).when(from.atStartOfDay());
    ZonedDateTime end = from.plusDays(3).atStartOfDay(ZoneId.of(zone));
    return NextFirings.of(terms("*/7 * * * *", zone, start, end.toInstant()));
  }

  static NextFirings firings(String cron, String zone) {
    return NextFirings.of(terms(cron, zone, null, null));
  }

  private static Terms terms(
      String cron, String zone, @Nullable Instant startsAt, @Nullable Instant endsAt) {
    return new Terms(cron, ZoneId.of(zone), Overlap.SKIP, Misfire.ONCE, false, startsAt, endsAt);
  }
}
