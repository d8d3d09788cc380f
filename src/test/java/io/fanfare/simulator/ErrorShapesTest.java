package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.simulator.vendor.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the vendor refuses, and in which shape. */
class ErrorShapesTest {
  private static final String ACCOUNT = Ids.account(0);

  private Simulator simulator;
  private SimulatorClient client;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withRatePerSecond(5_000)
            .withQueueLimit(3)
            .withDurations(Duration.ofHours(1), 0);
    simulator = Simulator.start(settings);
    client = new SimulatorClient(simulator).signedIn();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private static ObjectNode addToList(int lists) {
    ObjectNode body = Json.object();
    body.putObject("source").put("all_active_contacts", true);
    ArrayNode ids = body.putArray("list_ids");
    for (int i = 0; i < lists; i++) {
      ids.add(Ids.list(ACCOUNT, "Newsletter"));
    }
    return body;
  }

  private SimulatorClient.Answer add(JsonNode body) throws IOException, InterruptedException {
    return client.inner(ACCOUNT, "POST", "/activities/add_list_memberships", body);
  }

  @Test
  void needsBothTokenAndKey() throws IOException, InterruptedException {
    var noKey = client.send(client.request("GET", "/v3/partner/accounts", null));
    assertThat(noKey.status()).isEqualTo(401);
    assertThat(noKey.body())
        .isEqualTo("{\"error_key\":\"unauthorized\",\"error_message\":\"Unauthorized\"}");
    var wrong = new SimulatorClient(simulator).call("GET", "/partner/accounts", null);
    assertThat(wrong.status()).isEqualTo(401);
  }

  @Test
  void refusesWrongClientCredentialsInTheOauthShape() throws IOException, InterruptedException {
    try (Simulator fresh = Simulator.start(SimulatorSettings.defaults())) {
      var answer = new SimulatorClient(fresh).token("sim-client:wrong");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.json().path("error").asText()).isEqualTo("invalid_client");
    }
  }

  @Test
  void limitsTokensToOneASecond() throws IOException, InterruptedException {
    var answer = client.token("sim-client:sim-secret");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(client.admin("GET", "/ledger/summary", null).path("throttled").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "a07e1unm00000,404",
    "a07e1can00000,404",
    "nobody,404",
  })
  void anAccountOutOfReachIsNotFound(String account, int status)
      throws IOException, InterruptedException {
    var answer = client.inner(account, "GET", "/activities", null);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path(0).path("error_key").asText())
        .isEqualTo("contacts.api.not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/no/such/thing,404",
    "DELETE,/activities,405",
    "GET,/partner/accounts,400",
    "GET,/activities/{activity_id},400",
    "GET,/contacts/5ef41618-f130-11e9-91a7-fa163e56c9b0,404",
    "HEAD,/activities,400",
  })
  void anEnvelopeThatLeadsNowhere(String method, String url, int status)
      throws IOException, InterruptedException {
    var answer = client.inner(ACCOUNT, method, url, null);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().isArray()).isTrue();
  }

  @Test
  void malformedPayloadsAreABadRequest() throws IOException, InterruptedException {
    ObjectNode envelope = SimulatorClient.envelope("POST", "/contact_lists", Map.of(), null);
    envelope.put("account_operation_payload", "{\"name\":");
    var answer = client.inner(ACCOUNT, envelope);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path(0).path("error_key").asText())
        .isEqualTo("http.status.bad_request");
    assertThat(client.call("POST", "/partner/accounts", "{").status()).isEqualTo(400);
  }

  @Test
  void fiftyListsAreTakenAndOneMoreIsNot() throws IOException, InterruptedException {
    assertThat(add(addToList(50)).status()).isEqualTo(201);
    var answer = add(addToList(51));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path(0).path("error_key").asText())
        .isEqualTo("contacts.api.validation.error");
  }

  @Test
  void exactlyOneSourceIsTaken() throws IOException, InterruptedException {
    ObjectNode two = addToList(1);
    two.withObject("/source").put("engagement_level", "low");
    assertThat(add(two).status()).isEqualTo(400);
    ObjectNode none = addToList(1);
    none.putObject("source");
    assertThat(add(none).status()).isEqualTo(400);
    ObjectNode unknown = addToList(1);
    unknown.putObject("source").put("engagement_level", "huge");
    assertThat(add(unknown).status()).isEqualTo(400);
    ObjectNode exclude = addToList(1);
    exclude.putObject("source").put("engagement_level", "low");
    exclude.putObject("exclude").putArray("contact_ids").add("x");
    assertThat(add(exclude).status()).isEqualTo(400);
  }

  @Test
  void aFullQueueIsAThirdKindOf429UntilSomethingEnds() throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      assertThat(add(addToList(1)).status()).isEqualTo(201);
    }
    var full = add(addToList(1));
    assertThat(full.status()).isEqualTo(429);
    assertThat(full.body()).doesNotContain("throttled").doesNotContain("quota_exceeded");
    assertThat(client.inner(Ids.account(1), "GET", "/activities", null).status()).isEqualTo(200);
    client.admin("POST", "/clock/advance", "{\"duration\":\"PT2H\"}");
    assertThat(add(addToList(1)).status()).isEqualTo(201);
  }

  @Test
  void theDaysQuotaEndsAtMidnightUtc() throws IOException, InterruptedException {
    client.admin("PUT", "/limits", "{\"daily_quota\":100,\"used_today\":99}");
    assertThat(client.inner(ACCOUNT, "GET", "/activities", null).status()).isEqualTo(200);
    var refused = client.inner(ACCOUNT, "GET", "/activities", null);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().path("error_key").asText()).isEqualTo("quota_exceeded");
    client.admin("POST", "/clock/advance", "{\"duration\":\"P1D\"}");
    assertThat(client.inner(ACCOUNT, "GET", "/activities", null).status()).isEqualTo(200);
  }

  @Test
  void theRateIsKeptAndEveryViolationIsCounted() throws IOException, InterruptedException {
    client.admin("PUT", "/limits", "{\"rate_per_second\":5}");
    int refused = 0;
    for (int i = 0; i < 8; i++) {
      refused += client.inner(ACCOUNT, "GET", "/activities", null).status() == 429 ? 1 : 0;
    }
    JsonNode summary = client.admin("GET", "/ledger/summary", null);
    assertThat(refused).isEqualTo(3);
    assertThat(summary.path("throttled").asInt()).isEqualTo(3);
    assertThat(summary.path("windows_above_limit").asInt()).isEqualTo(3);
    assertThat(summary.path("max_calls_in_a_second").asInt()).isEqualTo(8);
    assertThat(summary.path("calls_today").asInt()).isEqualTo(5);
  }
}
