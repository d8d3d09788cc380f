package io.fanfare.bench.figure;

import static io.fanfare.bench.figure.Samples.acceptance;
import static io.fanfare.bench.figure.Samples.job;
import static io.fanfare.bench.figure.Samples.ledger;
import static io.fanfare.bench.figure.Samples.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.bench.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundTest {
  @Test
  void shouldBeTheCallsWhenActivitiesAreShort() {
    // Given one page, three submissions and three looks at two calls a second
    Workload workload = workload(job(0, 0, 0, 3));

    // When
    Bound bound = Bound.of(workload, List.of(ledger(acceptance(0, 0, 5, 1))));

    // Then
    assertThat(bound.makespanSeconds()).isEqualTo(3.5);
    assertThat(bound.callsPerActivity()).isEqualTo(7 / 3.0);
  }

  @Test
  void shouldBeTheLongestSubmittedFirstWhenActivitiesAreLong() {
    // Given
    Workload workload = workload(job(0, 0, 0, 3));
    var ledger = ledger(acceptance(0, 0, 9, 1), acceptance(1, 0, 9, 20), acceptance(2, 0, 9, 20));

    // When
    Bound bound = Bound.of(workload, List.of(ledger));

    // Then half a second for the page, the second long one half a second later
    assertThat(bound.longestFirstSeconds()).isEqualTo(21);
    assertThat(bound.makespanSeconds()).isEqualTo(21);
  }

  @Test
  void shouldKnowADurationFromWhoeverMetIt() {
    // Given
    Workload workload = workload(job(0, 0, 0, 2));
    var first = ledger(acceptance(0, 0, 0, 10));
    var second = ledger(acceptance(1, 0, 0, 30));

    // When
    Bound bound = Bound.of(workload, List.of(first, second));

    // Then
    assertThat(bound.longestFirstSeconds()).isEqualTo(30.5);
  }

  @Test
  void shouldNotEndBeforeALateJobCan() {
    // Given
    Workload workload = workload(job(0, 0, 0, 1), job(1, 60, 1, 1));
    var ledger = ledger(acceptance(0, 0, 0, 2), acceptance(1, 0, 70, 5));

    // When
    Bound bound = Bound.of(workload, List.of(ledger));

    // Then
    assertThat(bound.makespanSeconds()).isEqualTo(65);
    assertThat(bound.jobSeconds()).containsExactly(2.0, 5.0);
  }
}
