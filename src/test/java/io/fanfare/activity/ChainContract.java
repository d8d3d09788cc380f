package io.fanfare.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.access.Caller;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.job.JobOutcome;
import io.fanfare.job.JobState;
import io.fanfare.job.JobView;
import io.fanfare.job.Share;
import io.fanfare.job.WaveView;
import io.fanfare.job.Waves;
import io.fanfare.job.WavesDue;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How accounts move on in jobs of several steps and waves. */
abstract class ChainContract extends LookContract {
  private static final Share ONE = new Share(1, false);
  private static final Waves TWO = new Waves(List.of(ONE, Share.ALL), Share.NONE);

  @Test
  void shouldSendTheNextStepWhenAllOfTheEarlierOneCompleted() {
    // Given
    UUID job = steps(Waves.NONE, accounts("a", 1), 2, 1);
    Activity first = accept(claimOne());
    Activity second = accept(claimOne());
    record(ended(first));
    List<Activity> early = claim(10);

    // When
    record(ended(second));
    List<Activity> next = claim(10);

    // Then
    assertThat(early).isEmpty();
    assertThat(next).hasSize(1);
    assertThat(view(job, next.get(0).id()).part().step()).isEqualTo(1);
  }

  @Test
  void shouldMoveEachAccountOnByItself() {
    // Given
    steps(Waves.NONE, accounts("a", 2), 1, 1);
    List<Activity> sent = claim(2).stream().map(this::accept).toList();

    // When
    record(ended(sent.get(1)));

    // Then
    assertThat(claim(10))
        .extracting(activity -> activity.target().accountId())
        .containsExactly(sent.get(1).target().accountId());
  }

  @Test
  void shouldEndTheLaterStepsOfAnAccountWhereAnEarlierOneFailed() {
    // Given
    UUID job = steps(Waves.NONE, accounts("a", 1), 1, 2, 1);
    Activity sent = accept(claimOne());

    // When
    record(failed(sent));

    // Then
    JobView ended = job(job);
    assertThat(ended.state().state()).isEqualTo(JobState.FINISHED);
    assertThat(ended.state().outcome()).isEqualTo(JobOutcome.FAILED);
    assertThat(ended.progress().failed()).isEqualTo(1);
    assertThat(ended.progress().cancelled()).isEqualTo(3);
    assertThat(reasons(job, "cancelled")).containsOnly("earlier_step_failed").hasSize(3);
    assertThat(claim(10)).isEmpty();
  }

  @Test
  void shouldWaitForTheOtherChunksBeforeItEndsWhatFollows() {
    // Given
    UUID job = steps(Waves.NONE, accounts("a", 1), 2, 1);
    Activity first = accept(claimOne());
    Activity second = accept(claimOne());

    // When
    record(failed(first));
    JobView between = job(job);
    record(ended(second));

    // Then
    assertThat(between.progress().remaining()).isEqualTo(2);
    assertThat(job(job).progress().cancelled()).isEqualTo(1);
    assertThat(job(job).state().outcome()).isEqualTo(JobOutcome.PARTLY_FAILED);
  }

  @Test
  void shouldSayWhatACancelledJobLeavesHalfDone() {
    // Given
    UUID job = steps(Waves.NONE, accounts("a", 2), 1, 1);
    record(ended(accept(claimOne())));

    // When
    await(world.jobs().cancel(Caller.ANYBODY, job));
    var unsent = await(world.jobs().unsent(job));
    await(world.activities().toCancel(10))
        .forEach(a -> record(a.to(((Planned) a.state()).cancelled())));

    // Then
    assertThat(unsent.activities()).isEqualTo(3);
    assertThat(unsent.halfway()).isEqualTo(1);
    assertThat(reasons(job, "cancelled")).hasSize(3).containsOnly("cancelled_by_caller");
    assertThat(job(job).state().state()).isEqualTo(JobState.FINISHED);
  }

  @Test
  void shouldHoldTheNextWaveUntilTheEarlierOneHasEnded() {
    // Given
    UUID job = steps(TWO, accounts("a", 3), 1);
    List<Activity> canaries = claim(10);
    pass();
    List<Activity> early = claim(10);

    // When
    record(ended(accept(canaries.get(0))));
    List<Activity> unasked = claim(10);
    pass();

    // Then
    assertThat(canaries).extracting(a -> a.target().accountId()).containsExactly("a000");
    assertThat(early).isEmpty();
    assertThat(unasked).isEmpty();
    assertThat(waves(job)).containsExactly(WaveView.State.ENDED, WaveView.State.RUNNING);
    assertThat(claim(10)).hasSize(2);
  }

  @Test
  void shouldRunAllStepsOfAWaveBeforeTheNext() {
    // Given
    UUID job = steps(TWO, accounts("a", 2), 1, 1);

    // When
    record(ended(accept(claimOne())));
    pass();
    Activity second = claimOne();
    List<Activity> others = claim(10);
    record(ended(accept(second)));
    pass();

    // Then
    assertThat(second.target().accountId()).isEqualTo("a000");
    assertThat(others).isEmpty();
    assertThat(claim(10)).extracting(a -> a.target().accountId()).containsExactly("a001");
    assertThat(waves(job)).containsExactly(WaveView.State.ENDED, WaveView.State.RUNNING);
  }

  @Test
  void shouldHaltWhenMoreFailedThanIsTolerated() {
    // Given
    UUID job = steps(TWO, accounts("a", 3), 1);
    record(failed(accept(claimOne())));

    // When
    pass();

    // Then
    assertThat(reasons(job, "cancelled")).hasSize(2).containsOnly("wave_halted");
    assertThat(job(job).state().state()).isEqualTo(JobState.FINISHED);
    assertThat(job(job).state().halted()).isTrue();
    assertThat(waves(job)).containsExactly(WaveView.State.ENDED, WaveView.State.NOT_STARTED);
  }

  @Test
  void shouldGoOnWhenNoMoreFailedThanIsTolerated() {
    // Given
    Share half = new Share(50, true);
    steps(new Waves(List.of(new Share(2, false), Share.ALL), half), accounts("a", 3), 1);
    List<Activity> canaries = claim(10).stream().map(this::accept).toList();
    record(failed(canaries.get(0)), ended(canaries.get(1)));

    // When
    pass();

    // Then
    assertThat(claim(10)).hasSize(1);
  }

  @Test
  void shouldNotStartAWaveOfAPausedJob() {
    // Given
    UUID job = steps(TWO, accounts("a", 2), 1);
    record(ended(accept(claimOne())));
    await(world.jobs().pause(Caller.ANYBODY, job));

    // When
    pass();
    List<Activity> paused = claim(10);
    await(world.jobs().resume(Caller.ANYBODY, job));
    pass();

    // Then
    assertThat(paused).isEmpty();
    assertThat(claim(10)).hasSize(1);
  }

  @Test
  void shouldPlanForAnAccountWhatIsItsOwnAndWhatIsForAll() {
    // Given
    List<String> accounts = accounts("a", 3);

    // When
    UUID job = own(accounts, payload(0, 0, "a000"), payload(0, 1, "a000"), payload(0, 0, "a001"));

    // Then
    assertThat(job(job).progress().total()).isEqualTo(3);
    assertThat(await(world.jobs().activities(job, null, null, 10)))
        .extracting(view -> view.target().accountId())
        .containsExactlyInAnyOrder("a000", "a000", "a001");
    assertThat(claim(10)).hasSize(2);
  }

  @Test
  void shouldFinishAJobWithNothingToDoAtOnce() {
    // When
    UUID job = own(accounts("a", 1));

    // Then
    assertThat(job(job).state().state()).isEqualTo(JobState.FINISHED);
    assertThat(job(job).state().outcome()).isEqualTo(JobOutcome.FAILED);
  }

  private void pass() {
    await(new WavesDue(world.waves(), world.activities()).runOnce());
  }

  private JobView job(UUID id) {
    return await(world.jobs().find(id));
  }

  private List<WaveView.State> waves(UUID job) {
    return await(world.jobs().waves(job(job))).stream().map(WaveView::state).toList();
  }

  private ActivityView view(UUID job, UUID activity) {
    return await(world.jobs().activities(job, null, null, 100)).stream()
        .filter(view -> view.id().equals(activity))
        .findFirst()
        .orElseThrow();
  }

  private List<String> reasons(UUID job, String state) {
    return await(world.jobs().activities(job, state, null, 100)).stream()
        .map(view -> view.outcome().reason())
        .toList();
  }
}
