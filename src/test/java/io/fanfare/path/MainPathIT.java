package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.ReceivedEvent;
import io.fanfare.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** One request in, one completion event per account out. {@code -Dpath.accounts=1000} for more. */
@Isolated("counts arrivals within a second")
class MainPathIT {
  private static final int ACCOUNTS = Integer.getInteger("path.accounts", 50);
  private static final long HEAP_GROWTH = 8L * 1024 * 1024;

  @Test
  void each_account_gets_one_activity_and_gives_one_completion_within_the_limits() {
    // Given
    SimulatorSettings vendor =
        SimulatorSettings.defaults()
            .withPopulation(Work.population(ACCOUNTS))
            .withDurationCap(Duration.ofMinutes(1))
            .withTimeWarp(8);
    try (Stage stage = Stage.open(vendor, Map.of("fanfare.prediction.cold-median", "4s"))) {
      // When
      String job = stage.submit(Work.addToList());
      long heapEarly = heapAt(stage, job, 10);
      long heapLate = heapAt(stage, job, 90);
      JsonNode finished = stage.awaitFinished(job, Duration.ofSeconds(30L + ACCOUNTS));

      // Then
      assertThat(finished.path("outcome").asText()).isEqualTo("succeeded");
      assertThat(finished.path("counts").path("completed").asInt()).isEqualTo(ACCOUNTS);
      assertThat(stage.acceptedByAccount()).hasSize(ACCOUNTS).containsValues(1);
      assertThat(stage.acceptedByAccount().values()).containsOnly(1);
      JsonNode summary = stage.ledger("summary");
      System.out.println("ledger " + summary);
      System.out.printf("heap at 10 %%: %d, at 90 %%: %d bytes%n", heapEarly, heapLate);
      assertThat(summary.path("windows_above_limit").asInt(-1)).isZero();
      assertThat(completed(stage, job)).hasSize(ACCOUNTS);
      assertThat(heapLate - heapEarly).isLessThan(HEAP_GROWTH);
    }
  }

  private static long heapAt(Stage stage, String job, int percent) {
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(60L + ACCOUNTS))
        .until(() -> done(stage.job(job)) >= percent);
    return stage.service().usedHeapAfterGc();
  }

  private static long done(JsonNode job) {
    long total = job.path("total").asLong();
    return 100 * (total - job.path("remaining").asLong()) / total;
  }

  private static List<String> completed(Stage stage, String job) {
    return stage
        .events(
            "fanfare.activities",
            events -> completed(events, job).size() >= ACCOUNTS,
            Duration.ofSeconds(20))
        .stream()
        .filter(event -> isCompletion(event, job))
        .map(ReceivedEvent::subject)
        .toList();
  }

  private static List<String> completed(List<? extends ReceivedEvent> events, String job) {
    return events.stream().filter(e -> isCompletion(e, job)).map(ReceivedEvent::subject).toList();
  }

  private static boolean isCompletion(ReceivedEvent event, String job) {
    return event.type().equals("io.fanfare.activity.completed.v1")
        && event.text("job_id").equals(job);
  }
}
