package io.fanfare.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.ActivityStore.Lost;
import io.fanfare.job.JobState;
import io.fanfare.replica.Replicas.Beat;
import io.fanfare.vendor.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every store of activities must do, whatever it is made of: claims, looks, and what becomes
 * of both when replicas vanish.
 */
public abstract class ActivityStoreContract extends ChainContract {
  private static final Duration DEAD_AFTER = Duration.ofSeconds(3);
  private static final Duration SILENT = Duration.ofSeconds(15);

  private final UUID other = UUID.randomUUID();

  @Test
  void shouldFreeTheLooksOfAReplicaThatFellSilent() {
    // Given
    look();
    beat(me);
    beat(other);
    world.pass(DEAD_AFTER.dividedBy(2).minusMillis(500));
    beat(other);
    world.pass(DEAD_AFTER.dividedBy(2).minusMillis(500));
    beat(other);
    world.pass(DEAD_AFTER.dividedBy(2).minusMillis(500));

    // When
    Beat beat = beat(other);

    // Then
    assertThat(beat.vanished()).containsExactly(me);
    assertThat(looks(other, true)).hasSize(1);
    assertThat(beat(other).vanished()).isEmpty();
  }

  @Test
  void shouldFreeNothingOfOthersAfterOwnSilence() {
    // Given
    look();
    beat(me);
    beat(other);
    world.pass(DEAD_AFTER.multipliedBy(2));

    // When
    Beat beat = beat(other);

    // Then
    assertThat(beat.vanished()).isEmpty();
    assertThat(looks(other, true)).isEmpty();
  }

  @Test
  void shouldFreeNothingOfAReplicaThatLives() {
    // Given
    look();
    beat(me);
    beat(other);
    world.pass(Duration.ofSeconds(1));
    beat(me);

    // When
    Beat beat = beat(other);

    // Then
    assertThat(beat.vanished()).isEmpty();
    assertThat(looks(other, true)).isEmpty();
  }

  @Test
  void shouldFreeLooksAtOnceOnLeaving() {
    // Given
    look();
    beat(me);

    // When
    await(world.replicas().leave(me));

    // Then
    assertThat(looks(other, true)).hasSize(1);
  }

  @Test
  void shouldCountASubmissionAsLostWhenItsClaimIsOver() {
    // Given
    job(MIDDLE, 1, accounts("a", 1));
    Activity sent = claimOne();

    // When
    List<Lost> early = await(world.activities().lost(SILENT, 10));
    world.pass(HOUR);

    // Then
    assertThat(early).isEmpty();
    assertThat(await(world.activities().lost(SILENT, 10)))
        .extracting(lost -> lost.activity().id())
        .containsExactly(sent.id());
  }

  @Test
  void shouldCountASubmissionAsLostWhenItsOwnerIsSilentForSoLong() {
    // Given
    beat(me);
    Instant lastSeen = world.now();
    job(MIDDLE, 1, accounts("a", 1));
    Activity sent = claimOne();
    world.pass(SILENT.plusSeconds(1));
    beat(other);
    List<Lost> unsure = await(world.activities().lost(SILENT, 10));
    beat(other);

    // When
    List<Lost> lost = await(world.activities().lost(SILENT, 10));

    // Then
    assertThat(unsure).isEmpty();
    assertThat(lost)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.activity().id()).isEqualTo(sent.id());
              assertThat(one.lastSeen())
                  .isBetween(world.now().minus(SILENT.multipliedBy(2)), world.now().minus(SILENT));
            });
    assertThat(lastSeen).isBefore(world.now());
  }

  @Test
  void shouldNotCountASubmissionAsLostWhileItsOwnerLives() {
    // Given
    beat(me);
    job(MIDDLE, 1, accounts("a", 1));
    claimOne();
    world.pass(SILENT.plusSeconds(1));
    beat(me);
    beat(other);

    // When
    beat(other);

    // Then
    assertThat(await(world.activities().lost(SILENT, 10))).isEmpty();
  }

  @Test
  void shouldKeepWhatIsUnknownAsItWas() {
    // Given
    job(MIDDLE, 1, accounts("a", 1));
    Activity sent = claimOne();
    Instant resend = world.now().plus(HOUR).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    Unknown abandoned = submitting(sent).abandoned(resend);

    // When
    record(sent.to(abandoned.missed(resend)));

    // Then
    assertThat(await(world.activities().unended(sent.id())).state())
        .isEqualTo(abandoned.missed(resend));
  }

  @Test
  void shouldFindWhatHasWaitedForAPersonForLong() {
    // Given
    job(MIDDLE, 1, accounts("a", 1));
    Activity sent = claimOne();
    Instant now = world.now();
    record(sent.to(submitting(sent).unanswered("timeout", now).undecidable(now)));

    // When
    List<Activity> early = await(world.activities().ambiguousLongerThan(HOUR, 10));
    world.pass(HOUR.plusSeconds(1));

    // Then
    assertThat(early).isEmpty();
    assertThat(await(world.activities().ambiguousLongerThan(HOUR, 10))).hasSize(1);
  }

  @Test
  void shouldFinishTheJobWithItsLastActivity() {
    // Given
    UUID job = job(MIDDLE, 1, accounts("a", 2));
    List<Transition> ends =
        claim(2).stream().map(a -> a.to(submitting(a).rejected(Reason.NOT_FOUND))).toList();

    // When
    record(ends.get(0));
    JobState between = await(world.jobs().find(job)).state().state();
    record(ends.get(1));

    // Then
    assertThat(between).isEqualTo(JobState.RUNNING);
    assertThat(await(world.jobs().find(job)).state().state()).isEqualTo(JobState.FINISHED);
  }

  private void look() {
    job(MIDDLE, 1, accounts("a", 1));
    accept(claimOne(), LookTimes.at(Duration.ZERO));
    looks(me, true);
  }

  private Beat beat(UUID replica) {
    return await(world.replicas().beat(replica, DEAD_AFTER));
  }
}
