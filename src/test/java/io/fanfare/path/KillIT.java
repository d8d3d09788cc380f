package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The service is killed in the middle and comes back: nothing lost, nothing twice, no overspending.
 */
@ResourceLock(Lanes.FIRST)
class KillIT {
  private static final int ACCOUNTS = Integer.getInteger("kill.accounts", 40);

  private static final int MANY = Integer.getInteger("kill.many", 400);
  private static final int JOBS = 2;
  private static final int FAST = 40;
  private static final int ENDED_BY_THE_SIGNAL = 143;
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final String IN_DOUBT =
      "select count(*) from activity where state in ('submitting', 'unknown', 'ambiguous')";

  /** Claimed and not sent, or on the wire: a small set and what a fast vendor has not answered. */
  private static final int MOST_UNKNOWN = 8;

  @Test
  @Tag("faults")
  void a_killed_service_comes_back_to_one_activity_an_account() {
    interrupted(Stage::killAndRestart, MOST_UNKNOWN);
  }

  @Test
  @Tag("faults")
  void a_stopped_service_leaves_nothing_unknown() {
    interrupted(Stage::stopAndRestart, 0);
  }

  @Test
  @Tag("faults")
  void a_service_stopped_under_load_leaves_nothing_in_doubt_within_its_grace() {
    // Given
    Map<String, String> fast = Map.of("fanfare.quota.per-second", String.valueOf(FAST));
    try (Stage stage = Stage.open(vendor(MANY).withRatePerSecond(FAST), fast)) {
      List<String> jobs =
          Stream.generate(() -> stage.submit(Work.addToList())).limit(JOBS).toList();
      await()
          .atMost(Duration.ofSeconds(30L + MANY))
          .until(() -> stage.ledger("summary").path("accepted_activities").asInt() > MANY / 2);

      // When
      ServiceProcess stopped = stage.service();
      Duration took = stopped.stop();

      // Then
      long inDoubt = stage.store().number(IN_DOUBT);
      System.out.printf("stopped in %s, %d in doubt then%n", took, inDoubt);
      assertThat(stopped.ended().join()).isEqualTo(ENDED_BY_THE_SIGNAL);
      assertThat(took).isLessThan(GRACE);
      assertThat(inDoubt).isZero();
      stage.restart();
      jobs.forEach(job -> stage.awaitFinished(job, Duration.ofSeconds(90L + MANY)));
      Map<String, Integer> accepted = stage.acceptedByAccount();
      System.out.printf("ledger %s%n", stage.ledger("summary"));
      assertThat(accepted).hasSize(MANY);
      assertThat(accepted.values()).containsOnly(JOBS);
    }
  }

  private static SimulatorSettings vendor(int accounts) {
    return SimulatorSettings.defaults().withPopulation(Work.population(accounts)).withTimeWarp(4);
  }

  private static void interrupted(Consumer<Stage> interruption, int mostUnknown) {
    // Given
    Map<String, String> quick =
        Map.of(
            "fanfare.dispatch.send-within", "2s",
            "fanfare.constant-contact.connect-timeout", "1s",
            "fanfare.constant-contact.request-timeout", "3s",
            "fanfare.dispatch.claim-lease", "6s",
            "fanfare.dispatch.lost-after", "4s",
            "fanfare.reconciliation.first-proof", "3s",
            "fanfare.reconciliation.second-proof", "3s",
            "fanfare.reconciliation.resend-after-lost", "12s",
            "fanfare.prediction.cold-median", "3s");
    try (Stage stage = Stage.open(vendor(ACCOUNTS), quick)) {
      String job = stage.submit(Work.addToList());
      await()
          .atMost(Duration.ofSeconds(30L + ACCOUNTS))
          .until(() -> stage.ledger("summary").path("accepted_activities").asInt() > ACCOUNTS / 3);

      // When
      interruption.accept(stage);

      // Then
      int unknown = unknown(stage, job);
      await("all of it")
          .atMost(Duration.ofSeconds(90L + ACCOUNTS))
          .until(() -> accounts(stage, job, "completed").size() == ACCOUNTS);
      Map<String, Integer> accepted = stage.acceptedByAccount();
      JsonNode summary = stage.ledger("summary");
      System.out.printf("unknown after the interruption: %d; ledger %s%n", unknown, summary);
      assertThat(accepted).hasSize(ACCOUNTS);
      assertThat(accepted.values()).containsOnly(1);
      assertThat(unknown).isLessThanOrEqualTo(mostUnknown);
      assertThat(summary.path("windows_above_limit").asInt(-1)).isZero();
      assertThat(charged(stage))
          .isGreaterThanOrEqualTo(summary.path("calls").path("total").asLong());
    }
  }

  private static int unknown(Stage stage, String job) {
    await("claims of the one before")
        .atMost(Duration.ofSeconds(30))
        .until(() -> accounts(stage, job, "planned").isEmpty());
    return accounts(stage, job, "unknown").size();
  }

  private static long charged(Stage stage) {
    return stage.api().get("/v1/quota").as(JsonNode.class).path("used_today").asLong();
  }

  private static Set<String> accounts(Stage stage, String job, String state) {
    Set<String> accounts = new HashSet<>();
    String after = null;
    do {
      JsonNode page = page(stage, job, state, after);
      page.path("activities").forEach(a -> accounts.add(a.path("account_id").asText()));
      after = page.path("next").asText(null);
    } while (after != null && !after.equals("null"));
    return accounts;
  }

  private static JsonNode page(Stage stage, String job, String state, String after) {
    var request = stage.api().queryParam("state", state).queryParam("limit", 500);
    return (after == null ? request : request.queryParam("after", after))
        .get("/v1/jobs/" + job + "/activities")
        .as(JsonNode.class);
  }
}
