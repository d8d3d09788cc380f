package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.sandbox.ReceivedEvent;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the subscription to the vendor's call to the end of what was planned, over the wire. */
@ResourceLock(Lanes.FIRST)
class WebhooksIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Stage stage = SharedStage.stage();

  @BeforeEach
  void subscribe() {
    stage
        .simulator()
        .body(Map.of("deliver_to", stage.service().baseUri().toString(), "sign", "right"))
        .put("/_sim/webhooks")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"account_cancel, cancel", "account_disable, disable"})
  void should_close_an_account_that_the_vendor_tells_of(String topic, String end) {
    // Given
    stage.api().put("/v1/webhook-subscriptions/" + topic).then().statusCode(200);
    String account = provision();
    String job = stage.submit(later(account));

    // When
    stage.simulator().body(Map.of()).post("/_sim/accounts/" + account + "/" + end);

    // Then
    JsonNode finished = stage.awaitFinished(job, LIMIT);
    assertThat(finished.path("counts").path("rejected").asInt()).isEqualTo(1);
    JsonNode activity =
        stage.api().get("/v1/jobs/" + job + "/activities").as(JsonNode.class).at("/activities/0");
    assertThat(activity.path("reason").asText()).isEqualTo("account_closed");
    assertThat(closings(account)).hasSize(1);
    assertThat(rejections(job)).hasSize(1);
    stage.api().body(later(account)).post("/v1/jobs").then().statusCode(422);
  }

  private List<ReceivedEvent> closings(String account) {
    return matching(
        "fanfare.accounts",
        event ->
            event.subject().equals(account) && event.type().equals("io.fanfare.account.closed.v1"));
  }

  private List<ReceivedEvent> rejections(String job) {
    return matching(
        "fanfare.activities",
        event ->
            event.type().equals("io.fanfare.activity.rejected.v1")
                && event.text("job_id").equals(job)
                && event.text("reason").equals("account_closed"));
  }

  private List<ReceivedEvent> matching(String topic, Predicate<ReceivedEvent> wanted) {
    return stage.events(topic, found -> found.stream().anyMatch(wanted), LIMIT).stream()
        .filter(wanted)
        .toList();
  }

  private String provision() {
    return stage
        .api()
        .body(
            Map.of(
                "contact_email", "owner@example.com",
                "country_code", "US",
                "state_code", "MA",
                "login_name", "login-" + UUID.randomUUID(),
                "managed_site_owner", true))
        .post("/v1/accounts")
        .then()
        .statusCode(201)
        .extract()
        .path("encoded_account_id");
  }

  private static Map<String, Object> later(String account) {
    return Map.of(
        "operation",
        "api_request",
        "accounts",
        Map.of("ids", List.of(account)),
        "not_before",
        "2099-01-01T00:00:00Z",
        "request",
        Map.of("method", "GET", "path", "/contact_lists"));
  }
}
