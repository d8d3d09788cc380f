package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is said beforehand about a job and its waiting, and what becomes of it. */
@ResourceLock(Lanes.FIRST)
class ForecastIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> ACCOUNTS =
      IntStream.range(24, 30).mapToObj(Ids::account).toList();

  private static final String TAG = Ids.tag(ACCOUNTS.get(0), Ids.SHARED + "customer");

  private final Stage stage = SharedStage.stage();

  @Test
  void shouldPlanAJobWithoutKeepingOrSendingAnything() {
    // Given
    List<String> calls = stage.callsSoFar();
    long expected = expectedCalls();
    List<String> asked = Stream.concat(ACCOUNTS.stream(), Stream.of("nobody")).toList();

    // When
    JsonNode plan = plan(tagging(asked));

    // Then
    assertThat(plan.path("activities").asLong()).isEqualTo(ACCOUNTS.size());
    assertThat(plan.path("submissions").asLong()).isEqualTo(ACCOUNTS.size());
    assertThat(plan.path("expected_calls").asLong()).isGreaterThanOrEqualTo(2L * ACCOUNTS.size());
    assertThat(plan.path("share_of_daily_quota").asDouble()).isBetween(0.00004, 0.001);
    assertThat(Instant.parse(plan.path("predicted_finish").path("p90").asText()))
        .isAfterOrEqualTo(plan.path("predicted_finish").path("p50").asText());
    assertThat(plan.path("blockers").toString())
        .isEqualTo("[{\"account_id\":\"nobody\",\"reason\":\"account_unknown\",\"until\":null}]");
    assertThat(stage.callsSoFar()).isEqualTo(calls);
    assertThat(expectedCalls()).isLessThanOrEqualTo(expected);
  }

  @Test
  void shouldCostWhatThePlanSaid() {
    // Given
    long planned = plan(listing()).path("expected_calls").asLong();

    // When
    JsonNode job = stage.awaitFinished(stage.submit(listing()), LIMIT);

    // Then
    assertThat(job.path("calls").asLong()).isEqualTo(planned).isEqualTo(ACCOUNTS.size());
    assertThat(job.path("eta").isNull()).isTrue();
  }

  @Test
  void shouldSayWhyAJobWaitsAndWhenItWillBeOver() {
    // Given
    Map<String, Object> later = new HashMap<>(tagging(ACCOUNTS));
    later.put("not_before", "2999-01-01T00:00:00Z");
    String id = stage.submit(later);

    // Then
    assertThat(why(id).path("code").asText()).isEqualTo("not_before");
    assertThat(why(id).path("until").asText()).isEqualTo("2999-01-01T00:00:00Z");
    assertThat(Instant.parse(stage.job(id).path("eta").path("p50").asText()))
        .isAfterOrEqualTo("2999-01-01T00:00:00Z");
    assertThat(expectedCalls()).isGreaterThanOrEqualTo(2L * ACCOUNTS.size());
    stage.api().post("/v1/jobs/" + id + "/pause").then().statusCode(200);
    assertThat(why(id).path("code").asText()).isEqualTo("job_paused");
    assertThat(stage.job(id).path("eta").isNull()).isTrue();
    stage.api().post("/v1/jobs/" + id + "/cancel").then().statusCode(200);
  }

  @Test
  void shouldRefuseAPlanAsItWouldTheJob() {
    stage
        .api()
        .body(Map.of("operation", "nothing", "accounts", Map.of("all", true)))
        .post("/v1/job-plans")
        .then()
        .statusCode(422);
  }

  private long expectedCalls() {
    return stage.api().get("/v1/quota").as(JsonNode.class).path("expected_calls").asLong();
  }

  private JsonNode why(String job) {
    JsonNode page = stage.api().get("/v1/jobs/" + job + "/activities").as(JsonNode.class);
    String activity = page.path("activities").path(0).path("activity_id").asText();
    JsonNode alone = stage.api().get("/v1/activities/" + activity).as(JsonNode.class).path("why");
    assertThat(page.path("activities").path(0).path("why")).isEqualTo(alone);
    return alone;
  }

  private JsonNode plan(Object body) {
    return stage
        .api()
        .body(body)
        .post("/v1/job-plans")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonNode.class);
  }

  private static Map<String, Object> listing() {
    return Map.of(
        "operation",
        "api_request",
        "accounts",
        Map.of("ids", ACCOUNTS),
        "request",
        Map.of("method", "GET", "path", "/contact_lists"));
  }

  private static Map<String, Object> tagging(List<String> accounts) {
    return Map.of(
        "operation",
        "contacts_taggings_add",
        "accounts",
        Map.of("ids", accounts),
        "request",
        Map.of("source", Map.of("all_active_contacts", true), "tag_ids", List.of(TAG)));
  }
}
