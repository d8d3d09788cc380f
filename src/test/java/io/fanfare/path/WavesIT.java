package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A few accounts first, and the rest only when these went well. */
@ResourceLock(Lanes.FIRST)
class WavesIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final List<String> ACCOUNTS =
      Stream.concat(IntStream.range(16, 20).boxed(), Stream.of(37, 38)).map(Ids::account).toList();
  private static final String TAG = Ids.tag(ACCOUNTS.get(0), Ids.SHARED + "customer");

  private final Stage stage = SharedStage.stage();

  @AfterEach
  void shouldLeaveNoFaultBehind() {
    stage.simulator().delete("/_sim/faults").then().statusCode(204);
  }

  @Test
  void shouldHaltTheRestWhenMoreCanariesFailedThanIsTolerated() {
    // Given
    failing(ACCOUNTS.get(2));

    // When
    String id = stage.submit(tagging("[1, \"50%\", \"all\"]", "0"));
    await().atMost(LIMIT).until(() -> waveState(id, 1).equals("running"));
    stage
        .api()
        .get("/v1/jobs/" + id + "/activities?state=planned")
        .then()
        .body("activities.why.code", hasItem("earlier_wave"));
    JsonNode job = stage.awaitFinished(id, LIMIT);

    // Then
    assertThat(job.path("outcome").asText()).isEqualTo("partly_failed");
    assertThat(job.path("halted").asBoolean()).isTrue();
    assertThat(states(job)).containsExactly("ended", "ended", "not_started");
    assertThat(job.path("waves").path(1).toString())
        .isEqualTo("{\"wave\":2,\"accounts\":3,\"ended\":3,\"failed\":1,\"state\":\"ended\"}");
    assertThat(stage.cancelled(id, 2))
        .hasSize(2)
        .allMatch(event -> event.text("reason").equals("wave_halted"));
    assertThat(stage.eventsOf(id, "accepted")).hasSize(4);
  }

  @Test
  void shouldGoOnWhenTheFailuresAreTolerated() {
    // Given
    failing(ACCOUNTS.get(0));

    // When
    JsonNode job = stage.awaitFinished(stage.submit(tagging("[2, \"all\"]", "\"50%\"")), LIMIT);

    // Then
    assertThat(job.path("counts").path("completed").asInt()).isEqualTo(5);
    assertThat(job.path("halted").asBoolean()).isFalse();
    assertThat(states(job)).containsExactly("ended", "ended");
  }

  private String waveState(String id, int wave) {
    return stage.job(id).path("waves").path(wave).path("state").asText();
  }

  private static List<String> states(JsonNode job) {
    return job.path("waves").findValuesAsText("state");
  }

  private void failing(String account) {
    stage
        .simulator()
        .body(Map.of("kind", "end_as", "state", "failed", "match", Map.of("account", account)))
        .post("/_sim/faults")
        .then()
        .statusCode(201);
  }

  private static String tagging(String waves, String tolerated) {
    String ids = String.join("\", \"", ACCOUNTS);
    return """
        {"operation": "contacts_taggings_add", "accounts": {"ids": ["%s"]},
         "request": {"source": {"all_active_contacts": true}, "tag_ids": ["%s"]},
         "waves": %s, "tolerated_failures": %s}
        """
        .formatted(ids, TAG, waves, tolerated);
  }
}
