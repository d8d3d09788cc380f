package io.fanfare.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.Claim;
import io.fanfare.activity.OnUnknown;
import io.fanfare.activity.Transition;
import io.fanfare.event.Event;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Operation;
import io.fanfare.operation.VendorCall;
import io.fanfare.payload.Vault;
import io.fanfare.prediction.Durations;
import io.fanfare.prediction.Looks;
import io.fanfare.prediction.PredictionSettings;
import io.fanfare.reconciliation.Reconciliation;
import io.fanfare.reconciliation.ReconciliationSettings;
import io.fanfare.vendor.Counters;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteActivity.Details;
import io.fanfare.vendor.RemoteActivity.Times;
import io.fanfare.vendor.RemoteState;
import io.fanfare.vendor.Verdict;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");
  private static final DispatchSettings DEFAULTS = Mappings.defaults(DispatchSettings.class);
  private static final PredictionSettings PREDICTION = Mappings.defaults(PredictionSettings.class);
  private static final Answers ANSWERS =
      new Answers(
          DEFAULTS,
          new Looks(new Durations(PREDICTION), PREDICTION),
          new Reconciliation(Mappings.defaults(ReconciliationSettings.class)),
          new Vault("k", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom()));
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final RemoteActivity REMOTE =
      new RemoteActivity(
          "r1", RemoteState.INITIALIZED, "initialized", 1, Times.NONE, Counters.NONE, Details.NONE);

  static Stream<Arguments> answers() {
    Verdict lost = new Verdict.Unanswered("timeout");
    return Stream.of(
        row("add_list_memberships", new Verdict.Accepted(REMOTE), 1, "in_flight", "accepted"),
        row(
            "get_contact",
            new Verdict.Succeeded(200, null, new byte[0]),
            1,
            "completed",
            "completed"),
        row("add_list_memberships", refused(), 1, "rejected", "rejected"),
        row("add_list_memberships", new Verdict.Throttled(), 1, "planned", null),
        row("add_list_memberships", new Verdict.QuotaExceeded(), 1, "planned", null),
        row("add_list_memberships", new Verdict.QueueFull(), 1, "planned", null),
        row("add_list_memberships", new Verdict.Unauthorized(), 1, "planned", null),
        row("add_list_memberships", new Verdict.NotSent("slot_missed"), 1, "planned", null),
        row("add_list_memberships", lost, 1, "unknown", null),
        row("add_list_memberships", lost, 99, "unknown", null),
        row("delete_contact_list", lost, 1, "unknown", null),
        row("get_contact", lost, 1, "planned", null),
        row("update_contact", lost, 1, "planned", null),
        row("delete_contact", lost, 1, "planned", null),
        row("get_contact", lost, 5, "ambiguous", "ambiguous"),
        row("create_contact", lost, 1, "ambiguous", "ambiguous"),
        row("rename_segment", lost, 1, "ambiguous", "ambiguous"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void each_verdict_leads_to_one_state_and_its_event(
      String operation, Verdict verdict, int attempts, String state, String told) {
    // Given
    Activity activity = submitting(attempts);

    // When
    Transition step = ANSWERS.step(activity, request(operation), verdict, NOW);

    // Then
    assertThat(step.to().word()).isEqualTo(state);
    List<String> types = step.events().stream().map(Event::type).toList();
    assertThat(types)
        .isEqualTo(told == null ? List.of() : List.of("io.fanfare.activity." + told + ".v1"));
    assertThat(step.effects().calls()).isEqualTo(verdict instanceof Verdict.NotSent ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"RECONCILE,unknown", "RESEND,planned", "HOLD,ambiguous"})
  void the_job_says_what_becomes_of_an_answer_that_never_came(OnUnknown says, String state) {
    // Given
    Activity activity = submitting(1, says);
    Verdict lost = new Verdict.Unanswered("timeout");

    // When
    Transition step = ANSWERS.step(activity, request("add_list_memberships"), lost, NOW);

    // Then
    assertThat(step.to().word()).isEqualTo(state);
  }

  @Test
  void one_whose_sender_vanished_is_not_sent_again_before_that_one_is_surely_dead() {
    // Given
    Activity activity = submitting(1);

    // When
    Operation operation = request("add_list_memberships").operation();
    Transition step = ANSWERS.lost(activity, operation, NOW, NOW.plusSeconds(20));

    // Then
    Unknown unknown = (Unknown) step.to();
    assertThat(unknown.resendNotBefore()).isEqualTo(NOW.plusSeconds(300));
    assertThat(unknown.sentUntil()).isEqualTo(NOW.plusSeconds(10));
    assertThat(step.effects().look().soon()).isEqualTo(Duration.ofSeconds(25));
  }

  /** A POST that leaves nothing at the vendor would be proved absent and sent once more. */
  @ParameterizedTest
  @CsvSource({
    "contacts_json_import, RECONCILE, 1, unknown",
    "contacts_json_import, HOLD, 1, ambiguous",
    "api_request, RECONCILE, 1,",
    "api_request, RESEND, 11,",
    "api_request, RECONCILE, 12, ambiguous"
  })
  void one_whose_request_cannot_be_read_is_not_taken_for_one_that_left_something(
      String operation, OnUnknown says, int minutes, @Nullable String state) {
    // Given
    Activity activity = submitting(1, says, operation);

    // When
    Optional<Transition> step =
        ANSWERS.lostUnread(activity, NOW, NOW.plus(Duration.ofMinutes(minutes)));

    // Then
    assertThat(step.map(lost -> lost.to().word())).isEqualTo(Optional.ofNullable(state));
  }

  @Test
  void an_answer_that_came_too_late_is_still_true() {
    // Given
    Activity sent = submitting(1);
    Verdict accepted = new Verdict.Accepted(REMOTE);
    Transition step = ANSWERS.step(sent, request("add_list_memberships"), accepted, NOW);
    Unknown unknown = ((Submitting) sent.state()).abandoned(NOW);
    Activity now = new Activity(sent.id(), sent.target(), sent.work(), unknown, 2, sent.attempts());

    // When
    Transition late = ANSWERS.late(now, unknown, step);

    // Then
    assertThat(late.from().version()).isEqualTo(2);
    assertThat(late.to().word()).isEqualTo("in_flight");
    assertThat(late.events()).extracting(Event::type).contains("io.fanfare.activity.accepted.v1");
  }

  private static Arguments row(
      String operation, Verdict verdict, int attempts, String state, String told) {
    return Arguments.of(operation, verdict, attempts, state, told);
  }

  private static Verdict refused() {
    return new Verdict.Refused(Reason.NOT_FOUND, 404, List.of());
  }

  private static CheckedRequest request(String id) {
    Operation operation = CATALOGUE.find(id).orElseThrow(() -> new IllegalArgumentException(id));
    return new CheckedRequest(
        id, operation, new VendorCall("POST", "/x", List.of(), List.of(), List.of(), null));
  }

  private static Activity submitting(int attempts) {
    return submitting(attempts, OnUnknown.RECONCILE);
  }

  private static Activity submitting(int attempts, OnUnknown onUnknown) {
    return submitting(attempts, onUnknown, "any");
  }

  private static Activity submitting(int attempts, OnUnknown onUnknown, String operation) {
    Claim claim = new Claim(UUID.randomUUID(), NOW, NOW.plusSeconds(10), NOW.plusSeconds(90));
    return new Activity(
        UUID.randomUUID(),
        new Activity.Target(UUID.randomUUID(), "a1"),
        new Activity.Work(
            operation, UUID.randomUUID(), false, new Activity.Traits(1, 5, onUnknown)),
        new Submitting(claim),
        1,
        attempts);
  }
}
