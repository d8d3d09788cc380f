package io.fanfare.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.access.Caller;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.vendor.Reason;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is claimed, when, and in whose turn. */
abstract class ClaimContract extends StoreContract {

  @Test
  void shouldClaimAnAccountOnceUntilItsSubmissionIsResolved() {
    // Given
    job(MIDDLE, 1, accounts("a", 1));
    job(MIDDLE, 1, accounts("a", 1));
    Activity first = claimOne();

    // When
    List<Activity> blocked = claim(10);
    accept(first);
    List<Activity> next = claim(10);

    // Then
    assertThat(blocked).isEmpty();
    assertThat(next).hasSize(1).doesNotContain(first);
  }

  @Test
  void shouldKeepAnAccountShutWhileItsSubmissionIsUnknown() {
    // Given
    job(MIDDLE, 2, accounts("a", 1));
    Activity sent = claimOne();
    record(sent.to(submitting(sent).unanswered("timeout", world.now())));
    Activity unknown = await(world.activities().unended(sent.id()));

    // When
    List<Activity> blocked = claim(10);
    record(unknown.to(((Unknown) unknown.state()).provedAbsent(world.now())));
    List<Activity> next = claim(10);

    // Then
    assertThat(blocked).isEmpty();
    assertThat(next).hasSize(1);
  }

  @Test
  void shouldServeAnUrgentJobInTheVeryNextClaim() {
    // Given
    job(MIDDLE, 1, accounts("a", 50));
    claim(7);
    UUID urgent = job(9, 1, accounts("u", 1));

    // When
    Activity next = claimOne();

    // Then
    assertThat(next.target().jobId()).isEqualTo(urgent);
  }

  @Test
  void shouldShareByPriority() {
    // Given
    UUID usual = job(MIDDLE, 1, accounts("a", 60));
    UUID doubled = job(MIDDLE + 1, 1, accounts("b", 60));

    // When
    List<Activity> claimed = new ArrayList<>();
    IntStream.range(0, 10).forEach(i -> claimed.addAll(claim(3)));

    // Then
    assertThat(of(usual, claimed)).isBetween(9L, 11L);
    assertThat(of(doubled, claimed)).isBetween(19L, 21L);
  }

  @Test
  void shouldNeitherPunishNorFavourAJobThatComesLater() {
    // Given
    UUID early = job(MIDDLE, 1, accounts("a", 60));
    claim(30);
    UUID late = job(MIDDLE, 1, accounts("b", 60));

    // When
    List<Activity> claimed = claim(20);

    // Then
    assertThat(of(early, claimed)).isBetween(9L, 11L);
    assertThat(of(late, claimed)).isBetween(9L, 11L);
  }

  @Test
  void shouldNotLetAJobSaveUpTheTimeItWasPaused() {
    // Given
    UUID running = job(MIDDLE, 1, accounts("a", 60));
    UUID paused = job(MIDDLE, 1, accounts("b", 60));
    await(world.jobs().pause(Caller.ANYBODY, paused));
    claim(30);
    await(world.jobs().resume(Caller.ANYBODY, paused));

    // When
    List<Activity> claimed = claim(20);

    // Then
    assertThat(of(running, claimed)).isBetween(9L, 11L);
    assertThat(of(paused, claimed)).isBetween(9L, 11L);
  }

  @Test
  void shouldTakeEveryAccountBeforeASecondChunkOfAny() {
    // Given
    job(MIDDLE, 2, accounts("a", 3));
    claim(2).forEach(this::accept);

    // When
    List<String> next = claim(2).stream().map(a -> a.target().accountId()).toList();

    // Then
    assertThat(next).hasSize(2).startsWith("a002");
  }

  @Test
  void shouldNotClaimBeforeAJobsTime() {
    // Given
    job(MIDDLE, 1, accounts("a", 2), world.now().plus(MINUTE));

    // When
    List<Activity> early = claim(10);
    world.pass(MINUTE.plusSeconds(1));

    // Then
    assertThat(early).isEmpty();
    assertThat(claim(10)).hasSize(2);
  }

  @Test
  void shouldClaimAgainWhatWasPutBackWhenItsTimeHasCome() {
    // Given
    job(MIDDLE, 1, accounts("a", 1));
    Activity first = claimOne();
    record(putBack(first, MINUTE));

    // When
    List<Activity> early = claim(10);
    world.pass(MINUTE.plusSeconds(1));
    List<Activity> again = claim(10);

    // Then
    assertThat(early).isEmpty();
    assertThat(again).extracting(Activity::id).containsExactly(first.id());
    assertThat(again.get(0).attempts()).isEqualTo(1);
  }

  @Test
  void shouldLeaveAParkedAccountAloneAndNoOther() {
    // Given
    job(MIDDLE, 1, accounts("a", 2));
    await(world.activities().park("a000", MINUTE));

    // When
    List<Activity> others = claim(10);
    world.pass(MINUTE.plusSeconds(1));

    // Then
    assertThat(others).extracting(a -> a.target().accountId()).containsExactly("a001");
    assertThat(claim(10)).extracting(a -> a.target().accountId()).containsExactly("a000");
  }

  @Test
  void shouldLeaveAFullAccountAloneUntilSomethingOfItEnds() {
    // Given
    job(MIDDLE, 2, accounts("a", 1));
    ClaimTerms one = new ClaimTerms(me, MINUTE, MINUTE, 1, 0);
    Activity inFlight = accept(await(world.activities().claimDue(10, one)).get(0));

    // When
    List<Activity> full = await(world.activities().claimDue(10, one));
    record(ended(inFlight));

    // Then
    assertThat(full).isEmpty();
    assertThat(await(world.activities().claimDue(10, one))).hasSize(1);
  }

  @Test
  void shouldNotClaimForAClosedAccount() {
    // Given
    UUID job = job(MIDDLE, 1, accounts("a", 2));
    world.close("a000");

    // When
    List<Activity> claimed = claim(10);
    List<Activity> closed = await(world.activities().ofClosedAccounts(10));

    // Then
    assertThat(claimed).extracting(a -> a.target().accountId()).containsExactly("a001");
    assertThat(closed).extracting(a -> a.target().jobId()).containsExactly(job);
  }

  @Test
  void shouldNotClaimOfAPausedJobNorLetItHideAnother() {
    // Given
    UUID paused = job(MIDDLE, 1, accounts("a", 30));
    await(world.jobs().pause(Caller.ANYBODY, paused));
    UUID running = job(MIDDLE, 1, accounts("a", 30));

    // When
    List<Activity> claimed = claim(3);

    // Then
    assertThat(claimed).hasSize(3).allMatch(a -> a.target().jobId().equals(running));
  }

  @Test
  void shouldOfferWhatACancelledJobHasPlanned() {
    // Given
    UUID job = job(MIDDLE, 1, accounts("a", 2));
    await(world.jobs().cancel(Caller.ANYBODY, job));

    // When
    List<Activity> found = await(world.activities().toCancel(10));
    found.forEach(a -> record(a.to(((Planned) a.state()).cancelled())));

    // Then
    assertThat(claim(10)).isEmpty();
    assertThat(found).hasSize(2);
    assertThat(await(world.activities().toCancel(10))).isEmpty();
  }

  @Test
  void shouldLeaveLowerPrioritiesWhereTheyAre() {
    // Given
    job(4, 1, accounts("a", 5));
    UUID high = job(8, 1, accounts("b", 5));
    ClaimTerms urgentOnly = new ClaimTerms(me, MINUTE, MINUTE, 900, 8);

    // When
    List<Activity> claimed = await(world.activities().claimDue(10, urgentOnly));

    // Then
    assertThat(claimed).hasSize(5).allMatch(a -> a.target().jobId().equals(high));
  }

  @Test
  void shouldNeverGiveTheSameAccountToTwoClaims() {
    // Given
    job(MIDDLE, 2, accounts("a", 40));
    job(MIDDLE, 1, accounts("a", 40));

    // When
    List<Activity> claimed = new ArrayList<>();
    List<Uni<List<Activity>>> claims =
        IntStream.range(0, 8).mapToObj(i -> world.activities().claimDue(10, terms())).toList();
    await(Uni.combine().all().unis(claims).with(lists -> lists))
        .forEach(list -> ((List<?>) list).forEach(a -> claimed.add((Activity) a)));
    claimed.addAll(claim(100));

    // Then
    assertThat(claimed).extracting(a -> a.target().accountId()).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  void shouldLeaveNothingBehindOfAStepThatWasOvertaken() {
    // Given
    job(MIDDLE, 1, accounts("a", 1));
    Activity sent = claimOne();
    record(putBack(sent, Duration.ZERO));

    // When
    List<Transition> kept = record(sent.to(submitting(sent).rejected(Reason.NOT_FOUND)));

    // Then
    assertThat(kept).isEmpty();
    assertThat(claim(10)).extracting(Activity::id).containsExactly(sent.id());
  }

  private static long of(UUID job, List<Activity> claimed) {
    return claimed.stream().filter(a -> a.target().jobId().equals(job)).count();
  }
}
