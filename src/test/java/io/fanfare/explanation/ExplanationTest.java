package io.fanfare.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.explanation.Standing.Held;
import io.fanfare.explanation.Standing.Job;
import io.fanfare.explanation.Standing.Lane;
import io.fanfare.explanation.Standing.Look;
import io.fanfare.explanation.Standing.Start;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final Instant LATE = NOW.plusSeconds(90);
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:05Z");
  private static final UUID ID = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final Job RUNNING = new Job(new UUID(0, 3), true, false, false);
  private static final Look LOOK = new Look(SOON, LATE, false);
  private static final Lane FREE = new Lane(false, null, 0, null, null);
  private static final Circumstances CALLS = new Circumstances(NOW, null, null, null, 900);

  @Test
  void shouldSayThatTheJobIsPaused() {
    assertThat(why(planned(new Job(ID, false, false, false), FREE)))
        .isEqualTo(
            new Why("job_paused", "Its job is paused and goes on when it is resumed.", null));
  }

  @Test
  void shouldSayThatTheJobWasCancelled() {
    assertThat(why(planned(new Job(ID, true, true, false), FREE)))
        .isEqualTo(new Why("job_cancelled", "Its job was cancelled; it ends in a moment.", null));
  }

  @Test
  void shouldSayThatItMustNotBeSentYet() {
    Standing later = new Standing(ID, "planned", false, Start.at(LATE), null, RUNNING, FREE);
    assertThat(why(later)).isEqualTo(new Why("not_before", "It must not be sent yet.", LATE));
  }

  @Test
  void shouldSayThatAnEarlierStepOrWaveIsNotDone() {
    assertThat(why(held(Held.EARLIER_STEP)).code()).isEqualTo("earlier_step");
    assertThat(why(held(Held.EARLIER_WAVE)).code()).isEqualTo("earlier_wave");
  }

  @Test
  void shouldSayThatNamesAreBeingLookedUp() {
    assertThat(why(held(Held.NAMES)).code()).isEqualTo("names");
  }

  @Test
  void shouldSayThatTheJobAwaitsApproval() {
    assertThat(why(held(Held.APPROVAL)).code()).isEqualTo("awaits_approval");
  }

  private static Standing held(Held held) {
    return new Standing(ID, "planned", false, new Start(null, held), null, RUNNING, FREE);
  }

  @Test
  void shouldSayThatTheAccountWasClosed() {
    assertThat(why(planned(RUNNING, new Lane(true, null, 0, null, null))))
        .isEqualTo(new Why("account_closed", "Its account was closed; it ends in a moment.", null));
  }

  @Test
  void shouldSayUntilWhenTheAccountIsParked() {
    assertThat(why(planned(RUNNING, new Lane(false, OTHER, 0, SOON, null))))
        .isEqualTo(
            new Why(
                "account_parked",
                "The vendor's queue for its account is full, or calls for its account keep"
                    + " failing: nothing is sent for it for a while.",
                SOON));
  }

  @Test
  void shouldNameTheActivityThatKeepsTheAccountBusy() {
    assertThat(why(planned(RUNNING, new Lane(false, OTHER, 0, null, null))))
        .isEqualTo(
            new Why(
                "account_busy",
                "Another activity of its account, 00000000-0000-0000-0000-000000000002, is being"
                    + " sent or was sent without an answer: one at a time.",
                null));
  }

  @Test
  void shouldSayThatTheAccountIsFull() {
    assertThat(why(planned(RUNNING, new Lane(false, null, 900, null, LOOK))))
        .isEqualTo(
            new Why(
                "account_full",
                "Its account has 900 activities in flight, as many as it may.",
                LATE));
  }

  @Test
  void shouldSayThatTheVendorParkedTheKey() {
    Circumstances parked = new Circumstances(NOW, MIDNIGHT, MIDNIGHT, MIDNIGHT, 900);
    assertThat(why(parked, planned(RUNNING, FREE)))
        .isEqualTo(
            new Why("quota_parked", "The vendor said that the day's calls are used up.", MIDNIGHT));
  }

  @Test
  void shouldSayThatTheDayIsSpentButForUrgentJobs() {
    // Given
    Circumstances reserveLeft = new Circumstances(NOW, null, MIDNIGHT, null, 900);
    Job urgent = new Job(ID, true, false, true);

    // Then
    assertThat(why(reserveLeft, planned(RUNNING, FREE)))
        .isEqualTo(
            new Why(
                "quota_spent", "The calls of this UTC day that it may use are used up.", MIDNIGHT));
    assertThat(why(reserveLeft, planned(urgent, FREE)).code()).isEqualTo("its_turn");
  }

  @Test
  void shouldSayHowManyGoBeforeItAndUntilAboutWhen() {
    assertThat(why(planned(RUNNING, FREE)))
        .isEqualTo(
            new Why(
                "its_turn",
                "Its turn has not come: its job has 812 activities to send and 2 other running"
                    + " jobs share the calls. By about 2026-11-22T12:01:00Z the last will have"
                    + " been sent.",
                SOON));
  }

  @Test
  void shouldSayThatItIsBeingSent() {
    Standing sending = new Standing(ID, "submitting", false, Start.at(NOW), SOON, RUNNING, FREE);
    assertThat(why(sending)).isEqualTo(new Why("sending", "It is being sent.", SOON));
  }

  @Test
  void shouldSayWhenItIsLookedFor() {
    assertThat(why(standing("unknown", false, LOOK)))
        .isEqualTo(
            new Why(
                "looking_for_it",
                "It was sent without an answer and is looked for in its account's activities."
                    + " Its account is looked at next between 2026-11-22T12:01:00Z and"
                    + " 2026-11-22T12:01:30Z, sooner if nothing waits to be sent.",
                LATE));
  }

  @Test
  void shouldAskForAPerson() {
    assertThat(why(standing("ambiguous", false, null)))
        .isEqualTo(
            new Why(
                "waits_for_person",
                "It was sent without an answer and what became of it cannot be told: look at the"
                    + " vendor and settle it.",
                null));
  }

  @Test
  void shouldSayWhenTheVendorIsAskedNext() {
    assertThat(why(standing("in_flight", false, new Look(LATE, LATE, false))))
        .isEqualTo(
            new Why(
                "with_vendor",
                "The vendor works on it. Its account is looked at next at 2026-11-22T12:01:30Z.",
                LATE));
    assertThat(why(standing("in_flight", false, new Look(null, null, true))))
        .isEqualTo(
            new Why(
                "with_vendor", "The vendor works on it. Its account is being looked at.", null));
  }

  @Test
  void shouldSayThatItStalls() {
    assertThat(why(standing("in_flight", true, LOOK)).text())
        .startsWith("The vendor has it, and it has shown no progress for unusually long.");
  }

  private static Why why(Standing standing) {
    return why(CALLS, standing);
  }

  private static Why why(Circumstances circumstances, Standing standing) {
    return new Explanation(circumstances, job -> new Turn(812, 2, SOON)).of(standing);
  }

  private static Standing planned(Job job, Lane lane) {
    return new Standing(ID, "planned", false, Start.at(NOW), null, job, lane);
  }

  private static Standing standing(String state, boolean stalled, @Nullable Look look) {
    Lane lane = new Lane(false, ID, 1, null, look);
    return new Standing(ID, state, stalled, Start.at(NOW), null, RUNNING, lane);
  }
}
