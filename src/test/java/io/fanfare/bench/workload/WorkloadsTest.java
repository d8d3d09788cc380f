package io.fanfare.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.sandbox.SandboxFailure;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
  private static Workload asked(String... pairs) {
    Properties properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    return new Workloads(new Knobs(properties)).asked();
  }

  @Test
  void shouldTakeItsOwnSizeForKnobsThatAreEmpty() {
    // When
    Workload workload = asked("bench", "w1", "bench.accounts", "");

    // Then
    assertThat(workload.name()).isEqualTo("W1");
    assertThat(workload.activities()).isEqualTo(1_000);
    assertThat(workload.leastCalls()).isEqualTo(2_021);
  }

  @Test
  void shouldScaleEverybodysTimersWithTheWarp() {
    // When
    Workload workload = asked("bench", "W2", "bench.warp", "10", "bench.accounts", "100");

    // Then
    assertThat(workload.vendor().rate()).isEqualTo(100);
    assertThat(workload.habits().poll()).isEqualTo(Duration.ofMillis(500));
    assertThat(workload.disturbances().get(1).fault()).contains("\"duration_ms\":3000");
    assertThat(workload.disturbances().get(2).at()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldGiveSmallJobsAccountsOfTheirOwn() {
    // When
    Workload workload = asked("bench", "W4", "bench.accounts", "50");

    // Then
    assertThat(workload.jobs()).hasSize(21);
    assertThat(workload.targets()).isEqualTo(workload.activities());
    assertThat(workload.jobs().get(20).arrives()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void shouldNeedOneLastLookAtEachAccountHoweverManyActivitiesItHas() {
    assertThat(asked("bench", "W5").leastCalls()).isEqualTo(2_021);
  }

  @Test
  void shouldNameWhatItDoesNotUnderstand() {
    assertThatThrownBy(() -> asked("bench", "W9"))
        .isInstanceOf(SandboxFailure.class)
        .hasMessageContaining("W9");
    assertThatThrownBy(() -> asked("bench.warp", "fast"))
        .isInstanceOf(SandboxFailure.class)
        .hasMessageContaining("-Dbench.warp=fast");
  }
}
