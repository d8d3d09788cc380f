package io.fanfare.bench.figure;

import static io.fanfare.bench.figure.Samples.acceptance;
import static io.fanfare.bench.figure.Samples.at;
import static io.fanfare.bench.figure.Samples.attempt;
import static io.fanfare.bench.figure.Samples.job;
import static io.fanfare.bench.figure.Samples.known;
import static io.fanfare.bench.figure.Samples.workload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fanfare.bench.vendor.Ledger;
import io.fanfare.bench.workload.Workload;
import io.fanfare.simulator.vendor.Ids;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmallJobsTest {
  @Test
  void shouldCompareEachJobWithWhatItCouldTakeAlone() {
    // Given
    Workload workload = workload(job(0, 0, 0, 1), job(1, 10, 1, 1));
    Ledger ledger =
        new Ledger(
            JsonNodeFactory.instance.objectNode(),
            List.of(acceptance(0, 0, 0, 20), acceptance(1, 0, 13, 4)),
            Map.of(Ids.account(1), at(13)));

    // When
    Attempt attempt = attempt(workload, List.of(known("0-0", 20), known("1-0", 18)), ledger);
    SmallJobs jobs = Figures.of(attempt, Bound.of(workload, List.of(ledger))).jobs().orElseThrow();

    // Then
    assertThat(jobs.firstPostSeconds().max()).isEqualTo(3);
    assertThat(jobs.slowdown().max()).isEqualTo(2);
    assertThat(jobs.bigSlowdown()).isEqualTo(1);
    assertThat(jobs.fairness()).isEqualTo(0.9);
  }

  @Test
  void shouldNotAppearWhereAllJobsComeAtOnce() {
    // Given
    Workload workload = workload(job(0, 0, 0, 1), job(1, 0, 0, 1));
    Ledger ledger = Samples.ledger(acceptance(0, 0, 0, 1));

    // When
    Attempt attempt = attempt(workload, List.of(), ledger);

    // Then
    assertThat(Figures.of(attempt, Bound.of(workload, List.of(ledger))).jobs()).isEmpty();
  }
}
