package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Several operations in order in each account. */
@ResourceLock(Lanes.FIRST)
class StepsIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String GOOD = Ids.account(35);
  private static final String BAD = Ids.account(36);
  private static final String LIST = Ids.list(GOOD, Ids.SHARED + "newsletter");
  private static final String TAG = Ids.tag(GOOD, Ids.SHARED + "customer");

  private final Stage stage = SharedStage.stage();

  @AfterEach
  void shouldLeaveNoFaultBehind() {
    stage.simulator().delete("/_sim/faults").then().statusCode(204);
  }

  @Test
  void shouldTagOnlyWhereTheImportCompleted() {
    // Given
    failing(BAD, "contacts_json_import");

    // When
    JsonNode job = stage.awaitFinished(stage.submit(importThenTag()), LIMIT);

    // Then
    String id = job.path("job_id").asText();
    assertThat(job.path("operation").asText()).isEqualTo("steps");
    assertThat(job.path("steps").toString())
        .isEqualTo("[\"contacts_json_import\",\"contacts_taggings_add\"]");
    assertThat(job.path("outcome").asText()).isEqualTo("partly_failed");
    assertThat(job.path("counts").path("completed").asInt()).isEqualTo(2);
    assertThat(job.path("counts").path("failed").asInt()).isEqualTo(1);
    assertThat(job.path("counts").path("cancelled").asInt()).isEqualTo(1);
    assertThat(sent(GOOD)).containsExactly("contacts_json_import", "contacts_taggings_add");
    assertThat(sent(BAD)).containsExactly("contacts_json_import");
    assertThat(stage.cancelled(id, 1))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.subject()).isEqualTo(BAD);
              assertThat(event.text("reason")).isEqualTo("earlier_step_failed");
            });
  }

  @Test
  void shouldSayWhatAStepWaitsForAndWhatAPauseHoldsBack() {
    // Given
    String id = stage.submit(with("not_before", "2999-01-01T00:00:00Z", importThenTag()));

    // Then
    stage
        .api()
        .get("/v1/jobs/" + id + "/activities")
        .then()
        .body("activities.find { it.step == 2 }.why.code", equalTo("earlier_step"))
        .body("activities.find { it.step == 1 }.why.code", equalTo("not_before"));
    stage
        .api()
        .post("/v1/jobs/" + id + "/pause")
        .then()
        .body("not_sent", equalTo(4))
        .body("beyond_recall", equalTo(0));
    stage.api().post("/v1/jobs/" + id + "/cancel").then().body("not_sent", equalTo(4));
    assertThat(stage.awaitFinished(id, LIMIT).path("outcome").asText()).isEqualTo("cancelled");
  }

  private void failing(String account, String operation) {
    stage
        .simulator()
        .body(
            Map.of(
                "kind", "end_as",
                "state", "failed",
                "match", Map.of("account", account, "operation", operation)))
        .post("/_sim/faults")
        .then()
        .statusCode(201);
  }

  private List<String> sent(String account) {
    JsonNode all = stage.ledger("activities").path("activities");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(activity -> activity.path("account").asText().equals(account))
        .map(activity -> activity.path("operation").asText())
        .toList();
  }

  private static Map<String, Object> importThenTag() {
    return Map.of(
        "accounts",
        Map.of("ids", List.of(GOOD, BAD)),
        "steps",
        List.of(
            Map.of(
                "operation",
                "contacts_json_import",
                "request",
                Map.of(
                    "import_data", List.of(Map.of("email", "step@example.com")),
                    "list_ids", List.of(LIST))),
            Map.of(
                "operation",
                "contacts_taggings_add",
                "request",
                Map.of("source", Map.of("list_ids", List.of(LIST)), "tag_ids", List.of(TAG)))));
  }

  private static Map<String, Object> with(String field, Object value, Map<String, Object> body) {
    Map<String, Object> more = new java.util.HashMap<>(body);
    more.put(field, value);
    return more;
  }
}
