package io.fanfare.schedule.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.schedule.timing.Planning.Fate;
import io.fanfare.schedule.timing.Planning.Lateness;
import io.fanfare.schedule.timing.Planning.Planned;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is due after a second, an hour, a year without anybody there. */
class PlanningTest {
  private static final Duration GRACE = Duration.ofMinutes(1);
  private static final int MOST = 3;
  private static final Instant NINE = Instant.parse("2026-05-01T09:00:00Z");
  private static final NextFirings HOURLY = NextFiringsTest.firings("0 * * * *", "UTC");
  private static final NextFirings MINUTELY = NextFiringsTest.firings("* * * * *", "UTC");

  @Test
  void shouldPlanWhatIsOnTime() {
    // When
    Planning planning = plan(HOURLY, Misfire.SKIP, NINE.plus(GRACE));

    // Then
    assertThat(planning.due()).containsExactly(new Planned(NINE, Fate.FIRES, 0));
    assertThat(planning.nextAt()).isEqualTo(NINE.plus(Duration.ofHours(1)));
  }

  @Test
  void shouldNoteWhatIsLaterThanTheGrace() {
    // When
    Planning planning = plan(HOURLY, Misfire.SKIP, NINE.plus(GRACE).plusMillis(1));

    // Then
    assertThat(planning.due()).containsExactly(new Planned(NINE, Fate.MISSED, 0));
  }

  @Test
  void shouldFireOnceForAllThatWereMissed() {
    // When
    Planning planning = plan(HOURLY, Misfire.ONCE, NINE.plus(Duration.ofMinutes(150)));

    // Then
    assertThat(planning.due())
        .containsExactly(new Planned(NINE.plus(Duration.ofHours(2)), Fate.FIRES, 2));
    assertThat(planning.nextAt()).isEqualTo(NINE.plus(Duration.ofHours(3)));
  }

  @Test
  void shouldLetTheOneOnTimeStandForThoseThatWereMissed() {
    // When
    Planning planning = plan(HOURLY, Misfire.ONCE, NINE.plus(Duration.ofMinutes(120)));

    // Then
    assertThat(planning.due())
        .containsExactly(new Planned(NINE.plus(Duration.ofHours(2)), Fate.FIRES, 2));
  }

  @Test
  void shouldFireTheOneOnTimeBesideThoseThatAreLeftOut() {
    // When
    Planning planning = plan(HOURLY, Misfire.SKIP, NINE.plus(Duration.ofMinutes(120)));

    // Then
    assertThat(planning.due())
        .containsExactly(
            new Planned(NINE.plus(Duration.ofHours(1)), Fate.MISSED, 1),
            new Planned(NINE.plus(Duration.ofHours(2)), Fate.FIRES, 0));
  }

  @Test
  void shouldMakeUpForAllThatWereMissed() {
    // When
    Planning planning = plan(HOURLY, Misfire.ALL, NINE.plus(Duration.ofMinutes(180)));

    // Then
    assertThat(planning.due())
        .containsExactly(
            new Planned(NINE, Fate.MADE_UP, 0),
            new Planned(NINE.plus(Duration.ofHours(1)), Fate.MADE_UP, 0),
            new Planned(NINE.plus(Duration.ofHours(2)), Fate.MADE_UP, 0),
            new Planned(NINE.plus(Duration.ofHours(3)), Fate.FIRES, 0));
    assertThat(planning.nextAt()).isEqualTo(NINE.plus(Duration.ofHours(4)));
  }

  @Test
  void shouldNoteThoseThatAreTooManyToMakeUpFor() {
    // When
    Planning planning = plan(HOURLY, Misfire.ALL, NINE.plus(Duration.ofMinutes(330)));

    // Then
    assertThat(planning.due())
        .containsExactly(
            new Planned(NINE.plus(Duration.ofHours(2)), Fate.MISSED, 2),
            new Planned(NINE.plus(Duration.ofHours(3)), Fate.MADE_UP, 0),
            new Planned(NINE.plus(Duration.ofHours(4)), Fate.MADE_UP, 0),
            new Planned(NINE.plus(Duration.ofHours(5)), Fate.MADE_UP, 0));
  }

  @Test
  void shouldMakeUpForTheLastOfAYear() {
    // Given
    Instant now = NINE.plus(Duration.ofDays(365)).plusSeconds(30);

    // When
    Planning planning = plan(MINUTELY, Misfire.ALL, now);

    // Then
    assertThat(planning.due())
        .containsExactly(
            new Planned(now.minusSeconds(270), Fate.MISSED, Planning.COUNTED - 2),
            new Planned(now.minusSeconds(210), Fate.MADE_UP, 0),
            new Planned(now.minusSeconds(150), Fate.MADE_UP, 0),
            new Planned(now.minusSeconds(90), Fate.MADE_UP, 0),
            new Planned(now.minusSeconds(30), Fate.FIRES, 0));
    assertThat(planning.nextAt()).isEqualTo(now.plusSeconds(30));
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
            new Planned(now.minusSeconds(90), Fate.MISSED, Planning.COUNTED - 1),
            new Planned(now.minusSeconds(30), Fate.FIRES, 0));
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
    assertThat(planning.due()).containsExactly(new Planned(NINE, Fate.FIRES, 0));
    assertThat(planning.nextAt()).isNull();
  }

  @Test
  void shouldFireBesideItsTimes() {
    // Given
    Instant odd = NINE.minusSeconds(400);

    // When
    Planning planning = Planning.of(HOURLY, lateness(Misfire.ONCE), odd, odd.plusSeconds(1));

    // Then
    assertThat(planning.due()).containsExactly(new Planned(odd, Fate.FIRES, 0));
    assertThat(planning.nextAt()).isEqualTo(NINE);
  }

  private static Planning plan(NextFirings firings, Misfire misfire, Instant now) {
    return Planning.of(firings, lateness(misfire), NINE, now);
  }

  private static Lateness lateness(Misfire misfire) {
    return new Lateness(misfire, GRACE, MOST);
  }
}
