package io.fanfare.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {
  private static final Map<JobState, Set<JobState>> WAYS =
      Map.of(
          JobState.PLANNING,
          Set.of(JobState.AWAITING_APPROVAL, JobState.RUNNING, JobState.FINISHED),
          JobState.AWAITING_APPROVAL,
          Set.of(JobState.RUNNING, JobState.FINISHED),
          JobState.RUNNING,
          Set.of(JobState.PAUSED, JobState.FINISHED),
          JobState.PAUSED,
          Set.of(JobState.RUNNING, JobState.FINISHED),
          JobState.FINISHED,
          Set.of());

  @ParameterizedTest
  @EnumSource
  void shouldGoOnlyTheWaysThatThereAre(JobState state) {
    // When
    Set<JobState> reached =
        Arrays.stream(JobState.values()).filter(state::mayBecome).collect(Collectors.toSet());

    // Then
    assertThat(reached).isEqualTo(WAYS.get(state));
  }

  @Test
  void shouldNotWaitForApprovalAgainOnceItRan() {
    // When / Then
    assertThat(JobState.PAUSED.mayBecome(JobState.AWAITING_APPROVAL)).isFalse();
  }
}
