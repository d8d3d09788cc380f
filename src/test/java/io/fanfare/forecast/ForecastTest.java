package io.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fanfare.forecast.Backlog.Out;
import io.fanfare.forecast.Backlog.Waiting;
import io.fanfare.prediction.Kind;
import io.fanfare.prediction.Looks;
import io.fanfare.prediction.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
  private static final Kind KIND = Kind.of("add_list_memberships", 100);
  private static final Kind AT_ONCE = Kind.of("api_request", 1);

  private final Looks looks = new Vendor(1, 30, 1).teach(Vendor.cold(), KIND, 1000);

  @Test
  void shouldExpectASubmissionAndTheLooksOfEachActivity() {
    // When
    Forecast forecast = forecast(250_000, job(KIND, 1000, 5));

    // Then
    assertThat(forecast.expectedCalls()).isCloseTo(2440, Percentage.withPercentage(3));
  }

  @Test
  void shouldExpectFewLooksWhereManyActivitiesOfAnAccountShareThem() {
    // When
    Waiting job = new Waiting(UUID.randomUUID(), KIND, 5, 2000, 100, NOON, true);

    // Then
    assertThat(forecast(250_000, job).expectedCalls())
        .isCloseTo(2000 + 20 * 9, Percentage.withPercentage(4));
  }

  @Test
  void shouldExpectNoLooksWhereTheAnswerIsTheEnd() {
    assertThat(forecast(250_000, job(AT_ONCE, 1000, 5)).expectedCalls()).isEqualTo(1000);
  }

  @Test
  void shouldCountLooksAtWhatIsOut() {
    // Given
    Out old = new Out(UUID.randomUUID(), KIND, Duration.ofHours(3), 10, 10);

    // When
    Forecast forecast =
        new Forecast(supply(1000), new Backlog(List.of(), List.of(old)), looks::outlook);

    // Then
    assertThat(forecast.expectedCalls()).isBetween(10L, 200L);
  }

  @Test
  void shouldSayWhenTheDayRunsDry() {
    assertThat(forecast(2000, job(KIND, 1000, 5)).dryAt()).isEqualTo(NOON.plusSeconds(200));
    assertThat(forecast(3000, job(KIND, 1000, 5)).dryAt()).isNull();
    assertThat(forecast(0).dryAt()).isNull();
  }

  @Test
  void shouldNotCountForTodayWhatIsPausedOrLater() {
    // Given
    UUID id = UUID.randomUUID();
    Waiting paused = new Waiting(id, KIND, 5, 1000, 1, NOON, false);
    Waiting later = new Waiting(id, KIND, 5, 1000, 1, MIDNIGHT, true);

    // Then
    assertThat(forecast(1000, paused, later).dryAt()).isNull();
    assertThat(forecast(1000, paused).finish(paused)).isEmpty();
  }

  @Test
  void shouldFinishWhenTheLastOfManyWasSeenToEnd() {
    // When
    Eta eta = finish(forecast(250_000, job(KIND, 1000, 5)));

    // Then
    assertThat(seconds(eta.p50())).isBetween(400L, 700L);
    assertThat(eta.p90()).isAfter(eta.p50());
  }

  @Test
  void shouldShareTheRateByPriority() {
    // Given
    Waiting large = job(AT_ONCE, 10_000, 5);
    Waiting small = job(AT_ONCE, 100, 5);
    Waiting urgent = job(AT_ONCE, 100, 8);

    // Then
    assertThat(seconds(finish(forecast(250_000, small)).p50())).isCloseTo(10, within(1L));
    assertThat(seconds(finish(forecast(250_000, small, large)).p50())).isCloseTo(20, within(1L));
    assertThat(seconds(finish(forecast(250_000, urgent, large)).p50())).isCloseTo(11, within(1L));
    assertThat(seconds(finish(forecast(250_000, large, small)).p50())).isCloseTo(1010, within(15L));
  }

  @Test
  void shouldGoOnTomorrowWhenTheDayIsTooShort() {
    // When
    Eta eta = finish(forecast(100, job(AT_ONCE, 200, 5)));

    // Then
    assertThat(Duration.between(MIDNIGHT, eta.p50()).toSeconds()).isCloseTo(10, within(2L));
  }

  @Test
  void shouldNotBeginBeforeItMay() {
    // Given
    Instant start = NOON.plusSeconds(3600);
    Waiting later = new Waiting(UUID.randomUUID(), AT_ONCE, 5, 100, 1, start, true);

    // Then
    assertThat(seconds(finish(forecast(1000, later)).p50())).isCloseTo(3610, within(1L));
  }

  @Test
  void shouldNotPretendToKnowWhenWhatIsStuckWillEnd() {
    // Given
    Waiting job = job(KIND, 0, 5);
    Out stuck = new Out(job.id(), KIND, Duration.ofDays(2), 1, 1);

    // When
    Forecast forecast =
        new Forecast(supply(1000), new Backlog(List.of(job), List.of(stuck)), looks::outlook);

    // Then
    assertThat(forecast.finish(job)).isEmpty();
  }

  @Test
  void shouldWaitForWhatIsOut() {
    // Given
    Waiting job = job(KIND, 0, 5);
    Out young = new Out(job.id(), KIND, Duration.ofSeconds(1), 1, 1);

    // When
    Forecast forecast =
        new Forecast(supply(1000), new Backlog(List.of(job), List.of(young)), looks::outlook);

    // Then
    assertThat(seconds(finish(forecast).p50())).isBetween(40L, 80L);
  }

  private Forecast forecast(long left, Waiting... jobs) {
    return new Forecast(supply(left), new Backlog(List.of(jobs), List.of()), looks::outlook);
  }

  private static Eta finish(Forecast forecast) {
    return forecast.finish(forecast.backlog().jobs().get(0)).orElseThrow();
  }

  private static Supply supply(long left) {
    return new Supply(NOON, 10, left, 500, 250_000, NOON);
  }

  private static Waiting job(Kind kind, long unsent, int priority) {
    return new Waiting(UUID.randomUUID(), kind, priority, unsent, 1, NOON, true);
  }

  private static long seconds(Instant at) {
    return Duration.between(NOON, at).toSeconds();
  }
}
