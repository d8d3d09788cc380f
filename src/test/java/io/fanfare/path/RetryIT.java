package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What did not end well is asked for again, and nothing else is. */
@ResourceLock(Lanes.FIRST)
class RetryIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String GOOD = Ids.account(40);
  private static final String BAD = Ids.account(41);

  private final Stage stage = SharedStage.stage();

  @Test
  void shouldRunAgainOnlyWhatFailed() {
    // Given
    String parent = finished(Map.of("steps", List.of(onTheirList(), onOneList())));
    String key = UUID.randomUUID().toString();

    // When
    String child = retry(parent, key).statusCode(202).extract().path("job_id");
    JsonNode job = stage.awaitFinished(child, LIMIT);

    // Then
    assertThat(job.path("parent_job_id").asText()).isEqualTo(parent);
    assertThat(job.path("total").asInt()).isEqualTo(1);
    assertThat(job.path("steps").path(0).asText()).isEqualTo("add_list_memberships");
    JsonNode activity = activities(child).path(0);
    assertThat(activity.path("account_id").asText()).isEqualTo(BAD);
    retry(parent, key).statusCode(202).body("job_id", equalTo(child));
    retry(parent, UUID.randomUUID().toString())
        .statusCode(410)
        .body("code", equalTo("request_gone"));
    retry(child, UUID.randomUUID().toString()).statusCode(202);
  }

  @Test
  void shouldSelectTheAccountsThatFailed() {
    // Given
    String parent = finished(onOneList());

    // When
    String next =
        stage.submit(
            Map.of(
                "operation", "contact_exports",
                "accounts", Map.of("failed_in", parent),
                "request", Map.of()));
    JsonNode job = stage.awaitFinished(next, LIMIT);

    // Then
    assertThat(job.path("total").asInt()).isEqualTo(1);
    assertThat(activities(next).path(0).path("account_id").asText()).isEqualTo(BAD);
    stage
        .api()
        .body(
            Map.of(
                "operation", "contact_exports",
                "accounts", Map.of("failed_in", parent, "except", List.of(BAD)),
                "request", Map.of()))
        .post("/v1/jobs")
        .then()
        .statusCode(422)
        .body("code", equalTo("no_accounts"));
  }

  @Test
  void shouldRefuseToRetryWhatWentWell() {
    // Given
    String id =
        stage.submit(
            Map.of(
                "operation", "contact_exports",
                "accounts", Map.of("ids", List.of(GOOD)),
                "request", Map.of()));
    stage.awaitFinished(id, LIMIT);

    // Then
    retry(id, UUID.randomUUID().toString()).statusCode(422).body("code", equalTo("no_accounts"));
    retry(UUID.randomUUID().toString(), "k").statusCode(404);
  }

  private static Map<String, Object> onTheirList() {
    return Map.of(
        "operation",
        "add_list_memberships",
        "request",
        Map.of(
            "source", Map.of("all_active_contacts", true),
            "list_ids", List.of("name:Newsletter")));
  }

  /** The list of one of the two accounts: the other knows no such id. */
  private static Map<String, Object> onOneList() {
    return Map.of(
        "operation",
        "add_list_memberships",
        "request",
        Map.of(
            "source", Map.of("all_active_contacts", true),
            "list_ids", List.of(Ids.list(GOOD, "Customers"))));
  }

  private String finished(Map<String, Object> work) {
    Map<String, Object> body = new HashMap<>(work);
    body.put("accounts", Map.of("ids", List.of(GOOD, BAD)));
    String id = stage.submit(body);
    assertThat(stage.awaitFinished(id, LIMIT).path("outcome").asText()).isEqualTo("partly_failed");
    return id;
  }

  private ValidatableResponse retry(String id, String key) {
    return stage
        .api()
        .header("Idempotency-Key", key)
        .body(Map.of("what", "accounts"))
        .post("/v1/jobs/" + id + "/retry")
        .then();
  }

  private JsonNode activities(String job) {
    return stage.api().get("/v1/jobs/" + job + "/activities").as(JsonNode.class).path("activities");
  }
}
