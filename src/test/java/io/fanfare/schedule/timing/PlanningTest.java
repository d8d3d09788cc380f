package io.fanfare.schedule.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.schedule.timing.Planning.Planned;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is due after a second, an hour, a year without anybody there. */
class PlanningTest {
  private static final Duration GRACE = Duration.ofMinutes(1);
  private static final Instant NINE = Instant.parse("2026-05-01T09:00:00Z");
  private static final NextFirings HOURLY = NextFiringsTest.firings("0 * * * *", "UTC");
  private static final NextFirings MINUTELY = NextFiringsTest.firings("* * * * *", "UTC");

  @Test
  void shouldPlanWhatIsOnTime() {
    // When
    Planning planning = plan(HOURLY, Misfire.SKIP, NINE.plus(GRACE));

    // Then
    assertThat(planning.due()).containsExactly(new Planned(NINE, false, 0));
    assertThat(planning.nextAt()).isEqualTo(NINE.plus(Duration.ofHours(1)));
  }

  @Test
  void shouldNoteWhatIsLaterThanTheGrace() {
    // When
    Planning planning = plan(HOURLY, Misfire.SKIP, NINE.plus(GRACE).plusMillis(1));

    // Then
    assertThat(planning.due()).containsExactly(new Planned(NINE, true, 0));
  }

  @Test
  void shouldFireOnceForAllThatWereMissed() {
    // When
    Planning planning = plan(HOURLY, Misfire.ONCE, NINE.plus(Duration.ofMinutes(150)));

    // Then
    assertThat(planning.due())
        .containsExactly(new Planned(NINE.plus(Duration.ofHours(2)), false, 2));
    assertThat(planning.nextAt()).isEqualTo(NINE.plus(Duration.ofHours(3)));
  }

  @Test
  void shouldLetTheOneOnTimeStandForThoseThatWereMissed() {
    // When
    Planning planning = plan(HOURLY, Misfire.ONCE, NINE.plus(Duration.ofMinutes(120)));

    // Then
    assertThat(planning.due())
        .containsExactly(new Planned(NINE.plus(Duration.ofHours(2)), false, 2));
  }

  @Test
  void shouldFireTheOneOnTimeBesideThoseThatAreLeftOut() {
    // When
    Planning planning = plan(HOURLY, Misfire.SKIP, NINE.plus(Duration.ofMinutes(120)));

    // Then
    assertThat(planning.due())
        .containsExactly(
            new Planned(NINE.plus(Duration.ofHours(1)), true, 1),
            new Planned(NINE.plus(Duration.ofHours(2)), false, 0));
  }

  @Test
  void shouldNotWalkThroughAYear() {
    // Given
    Instant now = NINE.plus(Duration.ofDays(365)).plusSeconds(30);

    // When
    Planning planning = plan(MINUTELY, Misfire.SKIP, now);

    // Then
    assertThat(planning.due())
        .containsExactly(
            new Planned(now.minusSeconds(90), true, Planning.COUNTED - 1),
            new Planned(now.minusSeconds(30), false, 0));
    assertThat(planning.nextAt()).isEqualTo(now.plusSeconds(30));
  }

  @Test
  void shouldEndWithItsTerms() {
    // Given
    NextFirings once =
        new NextFirings(HOURLY.cron(), HOURLY.clock(), NINE, NINE.plus(Duration.ofMinutes(30)));

    // When
    Planning planning = plan(once, Misfire.ONCE, NINE.plusSeconds(1));

    // Then
    assertThat(planning.due()).containsExactly(new Planned(NINE, false, 0));
    assertThat(planning.nextAt()).isNull();
  }

  @Test
  void shouldFireBesideItsTimes() {
    // Given
    Instant odd = NINE.minusSeconds(400);

    // When
    Planning planning = Planning.of(HOURLY, Misfire.ONCE, odd, odd.plusSeconds(1), GRACE);

    // Then
    assertThat(planning.due()).containsExactly(new Planned(odd, false, 0));
    assertThat(planning.nextAt()).isEqualTo(NINE);
  }

  private static Planning plan(NextFirings firings, Misfire misfire, Instant now) {
    return Planning.of(firings, misfire, NINE, now, GRACE);
  }
}
