package io.fanfare.bench.figure;

import static io.fanfare.bench.figure.Samples.acceptance;
import static io.fanfare.bench.figure.Samples.attempt;
import static io.fanfare.bench.figure.Samples.job;
import static io.fanfare.bench.figure.Samples.known;
import static io.fanfare.bench.figure.Samples.ledger;
import static io.fanfare.bench.figure.Samples.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.bench.party.Known;
import io.fanfare.bench.vendor.Ledger;
import io.fanfare.bench.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Workload WORKLOAD = workload(job(0, 0, 0, 3));

  /** The first account's work is done twice, the third one's never. */
  private static final Ledger LEDGER =
      ledger(acceptance(0, 0, 0, 4), acceptance(0, 1, 1, 4), acceptance(1, 0, 2, 4));

  private static Figures figures(Known... completions) {
    Attempt attempt = attempt(WORKLOAD, List.of(completions), LEDGER);
    return Figures.of(attempt, Bound.of(WORKLOAD, List.of(LEDGER)));
  }

  @Test
  void shouldCountWorkAndNotActivities() {
    // When
    Figures figures = figures(known("0-0", 6), known("0-1", 7));

    // Then
    assertThat(figures.completed()).isEqualTo(1);
    assertThat(figures.lost()).isEqualTo(2);
    assertThat(figures.neverAccepted()).isEqualTo(1);
    assertThat(figures.duplicates()).isEqualTo(1);
  }

  @Test
  void shouldSpreadCallsAndProcessorTimeOverCompletedWork() {
    // When
    Figures figures = figures(known("0-0", 6), known("1-0", 10));

    // Then
    assertThat(figures.callsPerActivity()).isEqualTo(6);
    assertThat(figures.cpuMillisPerActivity()).isEqualTo(20);
    assertThat(figures.throttled()).isEqualTo(3);
  }

  @Test
  void shouldMeasureLagFromTheVendorsEndAndMakespanFromTheBeginning() {
    // When
    Figures figures = figures(known("0-0", 6), known("1-0", 10));

    // Then
    assertThat(figures.lagSeconds().p50()).isEqualTo(2);
    assertThat(figures.lagSeconds().max()).isEqualTo(4);
    assertThat(figures.makespanSeconds()).isEqualTo(10);
    assertThat(figures.makespanToBound()).isEqualTo(2);
  }

  @Test
  void shouldNotBelieveACompletionThatTheVendorDoesNotKnow() {
    assertThat(figures(known("9-9", 6)).completed()).isZero();
  }
}
