package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.ReceivedEvent;
import io.fanfare.sandbox.Topics;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T12: answers that make no sense, states that nobody knows, ends that are no success. */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class OddAnswersIT {
  private static final String STALLED = "io.fanfare.activity.stalled.v1";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final FaultStage stage = SharedStage.calm();
  private final Replica replica = stage.replicas(1).get(0);

  @Test
  void shouldTakeNoOddAnswerForAnEnd() {
    // Given
    List<String> accounts = Work.accounts(100, 112);
    Oracle oracle = Oracle.begin(stage);
    onLook("html_200", accounts.get(0), Map.of("count", 2));
    int at = 1;
    for (String shape : List.of("object", "array", "message", "html", "empty")) {
      onLook("error", accounts.get(at++), Map.of("count", 2, "status", 502, "shape", shape));
    }
    onActivity("unknown_state", accounts.get(at++), Map.of("state", "hibernating"));

    // When
    String job = replica.api().submit(Work.addToList(accounts));

    // Then
    JsonNode finished = replica.api().awaitFinished(job, LIMIT);
    Scores.of("T12-odd-answers")
        .with("completed", finished.path("counts").path("completed").asInt())
        .settle(oracle.judge(job));
    assertThat(finished.path("counts").path("completed").asInt()).isEqualTo(accounts.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "timed_out", "cancelled"})
  void shouldTellEachEndAsWhatItIs(String state) {
    // Given
    List<String> accounts = Work.accounts(120, 123);
    Oracle oracle = Oracle.begin(stage);
    onActivity("end_as", accounts.get(0), Map.of("state", state));

    // When
    String job = replica.api().submit(Work.addToList(accounts));

    // Then
    JsonNode finished = replica.api().awaitFinished(job, LIMIT);
    oracle.judge(job).requireClean();
    assertThat(finished.path("outcome").asText()).isEqualTo("partly_failed");
    assertThat(finished.path("counts").path(state).asInt()).isEqualTo(1);
    assertThat(types(job, accounts.get(0))).contains("io.fanfare.activity." + state + ".v1");
  }

  @Test
  void shouldTellWhatIsStuckAndGoOnLooking() {
    // Given
    Replica impatient = stage.only(Map.of("fanfare.prediction.stalled-at-least", "5s"));
    String account = Ids.account(130);
    Oracle oracle = Oracle.begin(stage);
    int stuck = onActivity("stuck", account, Map.of("percent", 60));

    // When
    String job = impatient.api().submit(Work.addToList(List.of(account)));
    await().atMost(LIMIT).until(() -> types(job, account).contains(STALLED));
    String state = stage.store().activities(List.of(job)).get(0).state();
    stage.vendor().end(stuck);

    // Then
    impatient.api().awaitFinished(job, LIMIT);
    oracle.judge(job).requireClean();
    assertThat(state).isEqualTo("in_flight");
  }

  private void onLook(String kind, String account, Map<String, Object> more) {
    Map<String, Object> fault = new HashMap<>(more);
    fault.put("kind", kind);
    fault.put("match", Map.of("method", "GET", "account", account));
    stage.vendor().fault(fault);
  }

  private int onActivity(String kind, String account, Map<String, Object> more) {
    Map<String, Object> fault = new HashMap<>(more);
    fault.put("kind", kind);
    fault.put("match", Map.of("account", account));
    return stage.vendor().fault(fault);
  }

  private Set<String> types(String job, String account) {
    return stage.events().readAll(Topics.ACTIVITIES).stream()
        .filter(event -> event.subject().equals(account) && event.text("job_id").equals(job))
        .map(ReceivedEvent::type)
        .collect(Collectors.toSet());
  }
}
