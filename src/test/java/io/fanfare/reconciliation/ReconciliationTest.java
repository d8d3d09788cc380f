package io.fanfare.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.OnUnknown;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.Operation;
import io.fanfare.testing.Activities;
import io.fanfare.vendor.Counters;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteActivity.Details;
import io.fanfare.vendor.RemoteActivity.Times;
import io.fanfare.vendor.RemoteState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {
  private static final Instant SENT = Instant.parse("2026-11-22T14:00:00Z");
  private static final Instant GIVEN_UP = SENT.plusSeconds(30);
  private static final Instant FIRST = GIVEN_UP.plusSeconds(35);
  private static final Instant SECOND = FIRST.plusSeconds(40);

  private final Reconciliation reconciliation =
      new Reconciliation(Mappings.defaults(ReconciliationSettings.class));

  @ParameterizedTest
  @CsvSource({"RESEND,6", "RECONCILE,0", "HOLD,0"})
  void nothing_follows_a_stray_so_closely_that_they_could_be_mixed_up(
      OnUnknown onUnknown, int seconds) {
    // Given
    Activity unanswered = activity(unknown(null, GIVEN_UP), onUnknown);
    Operation imports = Catalogue.load().find("contacts_json_import").orElseThrow();
    Operation reads = Catalogue.load().match("GET", "/contacts").orElseThrow();

    // Then
    assertThat(reconciliation.pauseAfterStray(unanswered, imports)).hasSeconds(seconds);
    assertThat(reconciliation.pauseAfterStray(unanswered, reads)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          the one created while it may have been sent     | 10      | in_flight
          a little before by the vendor's clock           | -4      | in_flight
          created long before                             | -6      | unknown
          created after we gave up, perhaps late          | 36      | ambiguous
          two in the time                                 | 10;20   | ambiguous
          one in the time and a later one                 | 10;50   | ambiguous
          none                                            |         | unknown
          """,
      delimiter = '|')
  void the_first_look_that_counts_decides_what_can_be_decided(
      String what, String createdAfter, String state) {
    // Given
    List<RemoteActivity> listed = listed(createdAfter);

    // When
    Optional<ActivityState> next = decide(unknown(null, GIVEN_UP), listed, FIRST, Set.of());

    // Then
    assertThat(next).as(what).map(ActivityState::word).contains(state);
  }

  @Test
  void nothing_is_decided_before_the_vendor_had_time_to_create_it() {
    // When
    Optional<ActivityState> next =
        decide(unknown(null, GIVEN_UP), listed("10"), FIRST.minusMillis(1), Set.of());

    // Then
    assertThat(next).isEmpty();
  }

  @Test
  void absent_on_two_looks_far_enough_apart_is_sent_again() {
    // Given
    Unknown missed = unknown(FIRST, GIVEN_UP);

    // When
    Optional<ActivityState> early = decide(missed, List.of(), SECOND.minusMillis(1), Set.of());
    Optional<ActivityState> late = decide(missed, List.of(), SECOND, Set.of());

    // Then
    assertThat(early).isEmpty();
    assertThat(late).map(ActivityState::word).contains("planned");
  }

  @Test
  void one_whose_sender_vanished_is_not_sent_again_before_that_one_is_surely_dead() {
    // Given
    Instant surely = SENT.plusSeconds(300);
    Unknown missed = unknown(FIRST, surely);

    // When
    Optional<ActivityState> early = decide(missed, List.of(), surely.minusMillis(1), Set.of());
    Optional<ActivityState> late = decide(missed, List.of(), surely, Set.of());

    // Then
    assertThat(early).isEmpty();
    assertThat(late).map(ActivityState::word).contains("planned");
  }

  @Test
  void others_of_ours_are_not_taken_for_it() {
    // When
    Optional<ActivityState> next =
        decide(unknown(null, GIVEN_UP), listed("10;20"), FIRST, Set.of("r0"));

    // Then
    assertThat(next).hasValueSatisfying(s -> assertThat(((InFlight) s).remoteId()).isEqualTo("r1"));
  }

  @Test
  void the_vendors_clock_is_told_by_its_date() {
    // Given
    Duration ahead = Duration.ofMinutes(5);
    List<RemoteActivity> listed = List.of(remote("r0", SENT.plusSeconds(10).plus(ahead)));
    Listing listing = new Listing(listed, FIRST, ahead);

    // When
    Optional<ActivityState> next =
        reconciliation.decide(activity(unknown(null, GIVEN_UP)), listing, Set.of());

    // Then
    assertThat(next).map(ActivityState::word).contains("in_flight");
  }

  @ParameterizedTest
  @CsvSource({
    "processing,200,in_flight",
    "processing,201,in_flight",
    "processing,199,unknown",
    "completed,199,unknown",
    "failed,0,in_flight",
    "failed,,in_flight"
  })
  void an_import_is_known_by_its_rows(String remote, Long total, String state) {
    // Given
    List<RemoteActivity> listed = List.of(remote("r0", remote, total));

    // When
    Optional<ActivityState> next = decide(unknown(null, GIVEN_UP), listed, FIRST, Set.of());

    // Then
    assertThat(next).map(ActivityState::word).contains(state);
  }

  @ParameterizedTest
  @CsvSource({"initialized,", "initialized,0", "processing,0", "unrecognised,"})
  void an_import_of_which_no_rows_are_counted_yet_may_be_anybodys(String remote, Long total) {
    // Given
    List<RemoteActivity> listed =
        List.of(remote("r0", remote, total), remote("r1", "processing", 200L));

    // When
    Optional<ActivityState> next = decide(unknown(FIRST, GIVEN_UP), listed, SECOND, Set.of());
    Optional<ActivityState> ours = decide(unknown(FIRST, GIVEN_UP), listed, SECOND, Set.of("r0"));

    // Then
    assertThat(next).isEmpty();
    assertThat(ours).map(ActivityState::word).contains("in_flight");
  }

  private Optional<ActivityState> decide(
      Unknown unknown, List<RemoteActivity> listed, Instant askedAt, Set<String> known) {
    return reconciliation.decide(activity(unknown), new Listing(listed, askedAt, null), known);
  }

  private static List<RemoteActivity> listed(String createdAfter) {
    if (createdAfter == null) {
      return List.of();
    }
    String[] seconds = createdAfter.split(";");
    return IntStream.range(0, seconds.length)
        .mapToObj(i -> remote("r" + i, SENT.plusSeconds(Long.parseLong(seconds[i]))))
        .toList();
  }

  private static RemoteActivity remote(String id, Instant created) {
    return remote(id, "completed", created, null);
  }

  private static RemoteActivity remote(String id, String state, Long total) {
    return remote(id, state, SENT.plusSeconds(10), total);
  }

  private static RemoteActivity remote(String id, String state, Instant created, Long total) {
    return new RemoteActivity(
        id,
        RemoteState.valueOf(state.toUpperCase(Locale.ROOT)),
        state,
        1,
        new Times(created, null, null),
        new Counters(total, null, null, null, null, null, null),
        Details.NONE);
  }

  private static Unknown unknown(Instant missedAt, Instant resendNotBefore) {
    return new Unknown(SENT, GIVEN_UP, "timeout", missedAt, resendNotBefore);
  }

  private static Activity activity(Unknown unknown) {
    return activity(unknown, OnUnknown.RECONCILE);
  }

  private static Activity activity(Unknown unknown, OnUnknown onUnknown) {
    return Activities.of("contacts_json_import", 200, onUnknown, unknown);
  }
}
