package io.fanfare.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.OnUnknown;
import io.fanfare.activity.Transition;
import io.fanfare.event.Event;
import io.fanfare.payload.Vault;
import io.fanfare.prediction.Durations;
import io.fanfare.prediction.Looks;
import io.fanfare.prediction.PredictionSettings;
import io.fanfare.reconciliation.Listing;
import io.fanfare.testing.Activities;
import io.fanfare.vendor.Counters;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteActivity.Details;
import io.fanfare.vendor.RemoteActivity.Times;
import io.fanfare.vendor.RemoteState;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightingsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");
  private static final Vault VAULT =
      new Vault("k", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom());
  private static final PollingSettings DEFAULTS = Mappings.defaults(PollingSettings.class);

  private static final PredictionSettings PREDICTION = Mappings.defaults(PredictionSettings.class);

  private final Looks looks = new Looks(new Durations(PREDICTION), PREDICTION);
  private final Sightings sightings = new Sightings(VAULT, looks, DEFAULTS);

  @ParameterizedTest
  @CsvSource({
    "COMPLETED,completed,completed",
    "FAILED,failed,failed",
    "CANCELLED,cancelled,cancelled",
    "TIMED_OUT,timed_out,timed_out"
  })
  void each_end_of_the_vendor_ends_the_activity(RemoteState remote, String state, String told) {
    // Given
    Activity activity = inFlight(NOW, false);

    // When
    List<Transition> steps = steps(List.of(activity), List.of(remote(remote, 100, List.of())), NOW);

    // Then
    assertThat(steps)
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.to().word()).isEqualTo(state);
              assertThat(types(step)).containsExactly("io.fanfare.activity." + told + ".v1");
            });
  }

  @Test
  void a_state_that_nobody_knows_is_not_an_end() {
    // Given
    RemoteActivity odd =
        new RemoteActivity(
            "r1",
            RemoteState.UNRECOGNISED,
            "pondering",
            50,
            Times.NONE,
            Counters.NONE,
            Details.NONE);

    // When
    List<Transition> steps = steps(List.of(inFlight(NOW, false)), List.of(odd), NOW);

    // Then
    assertThat(steps)
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.to()).isInstanceOf(InFlight.class);
              assertThat(step.events()).isEmpty();
            });
  }

  @Test
  void nothing_new_gives_no_step() {
    // When
    List<Transition> steps =
        steps(
            List.of(inFlight(NOW, false)),
            List.of(remote(RemoteState.PROCESSING, 50, List.of())),
            NOW.plusSeconds(60));

    // Then
    assertThat(steps).isEmpty();
  }

  @Test
  void a_stall_is_told_once() {
    // Given
    Instant later = NOW.plus(Duration.ofMinutes(61));
    List<RemoteActivity> same = List.of(remote(RemoteState.PROCESSING, 50, List.of()));

    // When
    List<Transition> first = steps(List.of(inFlight(NOW, false)), same, later);
    List<Transition> again = steps(List.of(inFlight(NOW, true)), same, later);

    // Then
    assertThat(first)
        .singleElement()
        .satisfies(
            step -> assertThat(types(step)).containsExactly("io.fanfare.activity.stalled.v1"));
    assertThat(again).isEmpty();
  }

  @Test
  void progress_ends_a_stall() {
    // When
    List<Transition> steps =
        steps(
            List.of(inFlight(NOW, true)),
            List.of(remote(RemoteState.PROCESSING, 51, List.of())),
            NOW.plus(Duration.ofHours(2)));

    // Then
    assertThat(steps)
        .singleElement()
        .satisfies(step -> assertThat(((InFlight) step.to()).stalled()).isFalse());
  }

  @Test
  void what_the_vendor_no_longer_lists_is_given_up_only_after_its_memory() {
    // Given
    List<Activity> activity = List.of(inFlight(NOW, true));

    // When
    List<Transition> early = steps(activity, List.of(), NOW.plus(Duration.ofDays(10)));
    List<Transition> late =
        steps(activity, List.of(), NOW.plus(Duration.ofDays(10)).plusSeconds(1));

    // Then
    assertThat(early).isEmpty();
    assertThat(late)
        .singleElement()
        .satisfies(step -> assertThat(step.to().word()).isEqualTo("untraceable"));
  }

  @Test
  void row_errors_are_kept_sealed_and_never_told() {
    // Given
    Activity activity = inFlight(NOW, false);
    List<String> errors = List.of("Line 3: Invalid birthday", "Line 5: bad@@example.com");

    // When
    Transition step =
        steps(List.of(activity), List.of(remote(RemoteState.COMPLETED, 100, errors)), NOW).get(0);

    // Then
    byte[] opened = VAULT.open(activity.id().toString(), step.effects().errors());
    assertThat(new String(opened, StandardCharsets.UTF_8).lines())
        .containsExactlyElementsOf(errors);
    assertThat(step.events().toString()).doesNotContain("example.com").doesNotContain("birthday");
    assertThat(((Ended) step.to()).toString()).doesNotContain("example.com");
  }

  private static List<String> types(Transition step) {
    return step.events().stream().map(Event::type).toList();
  }

  private static RemoteActivity remote(RemoteState state, int percent, List<String> errors) {
    String raw = state.name().toLowerCase(java.util.Locale.ROOT);
    return new RemoteActivity(
        "r1", state, raw, percent, Times.NONE, Counters.NONE, new Details(errors, null, null));
  }

  private static Activity inFlight(Instant progressAt, boolean stalled) {
    return Activities.of(
        "any",
        1,
        OnUnknown.RECONCILE,
        new InFlight("r1", "processing", 50, progressAt, progressAt, stalled));
  }

  private List<Transition> steps(
      List<Activity> inFlight, List<RemoteActivity> reported, Instant now) {
    return sightings.steps(inFlight, new Sight.Whole(new Listing(reported, now, null), 1), now);
  }
}
