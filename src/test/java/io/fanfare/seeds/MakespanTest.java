package io.fanfare.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.seeds.Bench.Figures;
import io.fanfare.seeds.scenario.JobPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The bars of the benchmark at a tenth of its size, with few seeds. */
class MakespanTest {
  private static final int ACCOUNTS = 1_000;
  private static final long SEED = 1;

  @Test
  void shouldFinishSoonAndTellSoonWhenNothingForetellsLengths() {
    // Given
    JobPlan job = Bench.job(ACCOUNTS, 1, List.of(1));

    // When
    Figures figures = Bench.figures(Bench.play(SEED, List.of(job), Bench.unpredicted(), false));

    // Then
    assertThat(figures.ratio()).isLessThanOrEqualTo(1.45);
    assertThat(figures.lag()).isLessThanOrEqualTo(45);
  }

  @Test
  void shouldFinishSoonerWhenSizesForetellLengths() {
    // Given
    JobPlan job = Bench.job(ACCOUNTS, 1, Bench.sizes(ACCOUNTS, SEED));

    // When
    Figures figures = Bench.figures(Bench.play(SEED, List.of(job), Bench.predicted(), true));

    // Then
    assertThat(figures.ratio()).isLessThanOrEqualTo(1.25);
  }

  @Test
  void shouldSettleManyActivitiesOfAnAccountWithFewLooks() {
    // Given
    JobPlan job = Bench.job(20, 100, List.of(1));

    // When
    double calls =
        LongStream.rangeClosed(SEED, SEED + 2)
            .mapToObj(seed -> Bench.play(seed, List.of(job), Bench.unpredicted(), true))
            .mapToDouble(simulation -> Bench.figures(simulation).calls())
            .average()
            .orElseThrow();

    // Then
    assertThat(calls).isLessThanOrEqualTo(1.10);
  }

  @Test
  void shouldSendUrgentWorkWithinASecondBehindAHugeJob() {
    // Given
    List<JobPlan> urgent = Bench.urgent(50, Duration.ofMinutes(3), SEED);
    List<JobPlan> jobs = new ArrayList<>(urgent);
    jobs.add(0, Bench.job(ACCOUNTS, 1, List.of(1)));

    // When
    Simulation simulation = Bench.play(SEED, jobs, Bench.unpredicted(), false);
    List<Double> posts = Bench.firstPosts(simulation, urgent);

    // Then
    assertThat(posts.get(posts.size() - 1)).isLessThanOrEqualTo(1.0);
  }
}
