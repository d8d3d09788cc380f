package io.fanfare.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.activity.ActivityStore.Looked;
import io.fanfare.activity.ActivityStore.Watched;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When accounts are looked at, by whom, and what becomes of it. */
abstract class LookContract extends ClaimContract {
  private static final LookTimes TIMES = new LookTimes(HOUR, MINUTE);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void shouldBeDueAtTheEarlierTimeOnlyWhereThatCounts() {
    // Given
    inFlight(TIMES);
    world.pass(MINUTE.plus(SECOND));

    // When
    List<Watched> late = looks(me, false);
    List<Watched> soon = looks(me, true);

    // Then
    assertThat(late).isEmpty();
    assertThat(soon).hasSize(1);
  }

  @Test
  void shouldBeDueAtTheLaterTimeWhateverCounts() {
    // Given
    inFlight(TIMES);
    world.pass(HOUR.plus(SECOND));

    // When / Then
    assertThat(looks(me, false)).hasSize(1);
  }

  @Test
  void shouldNotBeDueBeforeEitherTime() {
    // Given
    inFlight(TIMES);
    world.pass(MINUTE.minus(SECOND));

    // When / Then
    assertThat(looks(me, true)).isEmpty();
  }

  @Test
  void shouldBeDueAtTheEarliestThatAnyStepAsksFor() {
    // Given
    job(MIDDLE, 2, accounts("a", 1));
    accept(claimOne(), LookTimes.at(HOUR));
    accept(claimOne(), LookTimes.at(MINUTE));
    world.pass(MINUTE.plus(SECOND));

    // When
    List<Watched> due = looks(me, true);

    // Then
    assertThat(due).singleElement().satisfies(w -> assertThat(w.inFlight()).hasSize(2));
  }

  @Test
  void shouldBeDueAtOnceWhenNoStepSaysWhen() {
    // Given
    job(MIDDLE, 1, accounts("a", 1));
    Activity sent = claimOne();
    record(sent.to(submitting(sent).unanswered("timeout", world.now())));

    // When
    List<Watched> due = looks(me, false);

    // Then
    assertThat(due).hasSize(1);
    assertThat(due.get(0).inFlight()).isEmpty();
    assertThat(due.get(0).unknown()).extracting(Activity::id).containsExactly(sent.id());
  }

  @Test
  void shouldGiveAnAccountToOneLookerUntilItHasLooked() {
    // Given
    inFlight(LookTimes.at(Duration.ZERO));
    UUID other = UUID.randomUUID();

    // When
    List<Watched> mine = looks(me, true);
    List<Watched> meanwhile = looks(other, true);
    looked(me, "a000", LookTimes.at(Duration.ZERO));
    List<Watched> afterwards = looks(other, true);

    // Then
    assertThat(mine).hasSize(1);
    assertThat(meanwhile).isEmpty();
    assertThat(afterwards).hasSize(1);
  }

  @Test
  void shouldLookAgainWhenTheLookSaid() {
    // Given
    inFlight(LookTimes.at(Duration.ZERO));
    looks(me, true);
    looked(me, "a000", LookTimes.at(MINUTE));

    // When
    List<Watched> early = looks(me, true);
    world.pass(MINUTE.plus(SECOND));

    // Then
    assertThat(early).isEmpty();
    assertThat(looks(me, true)).hasSize(1);
  }

  @Test
  void shouldNotLookAgainWhereNothingIsLeft() {
    // Given
    Activity inFlight = inFlight(LookTimes.at(Duration.ZERO));
    looks(me, true);

    // When
    List<Transition> kept = looked(me, "a000", LookTimes.at(Duration.ZERO), ended(inFlight));
    world.pass(HOUR);

    // Then
    assertThat(kept).hasSize(1);
    assertThat(looks(me, true)).isEmpty();
  }

  @Test
  void shouldHeedATimeThatAStepSetWhileSomebodyLooked() {
    // Given
    job(MIDDLE, 2, accounts("a", 1));
    accept(claimOne(), LookTimes.at(Duration.ZERO));
    looks(me, true);
    accept(claimOne(), LookTimes.at(MINUTE));

    // When
    looked(me, "a000", LookTimes.at(HOUR));
    world.pass(MINUTE.plus(SECOND));

    // Then
    assertThat(looks(me, true)).hasSize(1);
  }

  @Test
  void shouldKeepTheStepsAndLeaveTheTimesOfALookWhoseClaimWasLost() {
    // Given
    job(MIDDLE, 2, accounts("a", 1));
    Activity first = accept(claimOne(), LookTimes.at(Duration.ZERO));
    accept(claimOne(), LookTimes.at(Duration.ZERO));
    looks(me, true);
    await(world.replicas().leave(me));
    UUID other = UUID.randomUUID();
    looks(other, true);

    // When
    List<Transition> kept = looked(me, "a000", LookTimes.at(Duration.ZERO), ended(first));

    // Then
    assertThat(kept).hasSize(1);
    assertThat(looks(me, true)).isEmpty();
    looked(other, "a000", LookTimes.at(Duration.ZERO));
    assertThat(looks(me, true)).singleElement().satisfies(w -> assertThat(w.inFlight()).hasSize(1));
  }

  @Test
  void shouldRememberHowManyPagesThereWere() {
    // Given
    inFlight(LookTimes.at(Duration.ZERO));
    int first = looks(me, true).get(0).pages();
    Looked look = new Looked("a000", me, List.of(), LookTimes.at(Duration.ZERO), 7);

    // When
    await(world.activities().looked(List.of(look)));

    // Then
    assertThat(first).isEqualTo(1);
    assertThat(looks(me, true).get(0).pages()).isEqualTo(7);
  }

  @Test
  void shouldKnowWhatIsInFlightWhatEndedAndWhatOthersBegan() {
    // Given
    job(MIDDLE, 2, accounts("a", 1));
    Activity ended = accept(claimOne());
    record(ended(ended));
    Activity inFlight = accept(claimOne());
    await(world.activities().foreign("a000", "direct"));
    String one = "r-" + ended.id();
    String two = "r-" + inFlight.id();

    // When
    Set<String> known =
        await(world.activities().known("a000", Set.of(one, two, "direct", "stranger")));
    Set<String> elsewhere = await(world.activities().known("b000", Set.of(one, two, "direct")));

    // Then
    assertThat(known).containsExactlyInAnyOrder(one, two, "direct");
    assertThat(elsewhere).isEmpty();
  }

  private Activity inFlight(LookTimes times) {
    job(MIDDLE, 1, accounts("a", 1));
    return accept(claimOne(), times);
  }
}
