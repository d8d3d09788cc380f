package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The account services calls, for one account and fanned out to several. */
@ResourceLock(Lanes.FIRST)
class AccountServicesIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String THROTTLED = Ids.account(24);
  private static final String ONE = Ids.account(23);
  private static final List<String> SEVERAL =
      List.of(Ids.account(20), Ids.account(21), Ids.account(22));

  /** The simulator's accounts without an address, to which one can be added. */
  private static final String ONE_HOMELESS = Ids.account(15);

  private static final List<String> SEVERAL_HOMELESS = List.of(Ids.account(31), Ids.account(47));
  private static final String SUMMARY = "/account/summary";
  private static final String ADDRESS = "/account/summary/physical_address";
  private static final String EMAILS = "/account/emails";
  private static final String STREET = "12 Harbour Road";

  private final Stage stage = SharedStage.stage();

  /** Method, path, body; what to read afterwards, and where the effect shows. */
  static Stream<Arguments> calls() {
    Map<String, Object> address =
        Map.of(
            "address_line1", STREET,
            "city", "Boston",
            "state_code", "MA",
            "postal_code", "02451",
            "country_code", "US");
    return Stream.of(
        Arguments.of(
            "GET", "/account/user/privileges", null, "/account/user/privileges", "contacts"),
        Arguments.of("GET", SUMMARY, null, SUMMARY, "encoded_account_id"),
        Arguments.of(
            "PUT",
            SUMMARY,
            Map.of("organization_name", "Harbour Prints"),
            SUMMARY,
            "Harbour Prints"),
        Arguments.of("POST", ADDRESS, address, ADDRESS, STREET),
        Arguments.of("GET", ADDRESS, null, ADDRESS, "address_line1"),
        Arguments.of("PUT", ADDRESS, address, ADDRESS, STREET),
        Arguments.of(
            "POST", EMAILS, Map.of("email_address", "extra@example.com"), EMAILS, "extra@example"),
        Arguments.of("GET", EMAILS, null, EMAILS, "CONFIRMED"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("calls")
  void one_account(String method, String path, Object body, String read, String effect) {
    // Given
    String account = isAddition(method, path) ? ONE_HOMELESS : ONE;

    // When
    JsonNode answer = stage.direct(account, request(method, path, body));

    // Then
    assertThat(answer.path("status").asInt()).isBetween(200, 201);
    assertThat(stage.direct(account, request("GET", read, null)).toString()).contains(effect);
  }

  @Test
  void a_call_that_was_throttled_is_made_once_more() {
    // Given
    Map<String, Object> once =
        Map.of("kind", "throttle", "count", 1, "match", Map.of("account", THROTTLED));
    int refusedBefore = refused();
    stage.simulator().body(once).post("/_sim/faults").then().statusCode(201);

    // When
    JsonNode answer = stage.direct(THROTTLED, request("GET", SUMMARY, null));

    // Then
    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(refused()).isGreaterThan(refusedBefore);
  }

  private int refused() {
    int refused = 0;
    for (JsonNode request : stage.ledger("requests").path("requests")) {
      boolean mine = request.path("account").asText().equals(THROTTLED);
      refused += mine && request.path("status").asInt() == 429 ? 1 : 0;
    }
    return refused;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("calls")
  void several_accounts(String method, String path, Object body, String read, String effect)
      throws Exception {
    // Given
    List<String> accounts = isAddition(method, path) ? SEVERAL_HOMELESS : SEVERAL;

    // When
    String id =
        stage.submit(
            Map.of(
                "operation",
                "api_request",
                "accounts",
                Map.of("ids", accounts),
                "request",
                request(method, path, body),
                "keep_results",
                true));
    JsonNode job = stage.awaitFinished(id, LIMIT);

    // Then
    assertThat(job.path("counts").path("completed").asInt()).isEqualTo(accounts.size());
    List<String> results =
        stage.api().get("/v1/jobs/" + id + "/results").asString().lines().toList();
    assertThat(results).hasSize(accounts.size());
    for (String line : results) {
      assertThat(accounts).contains(JSON.readTree(line).path("account_id").asText());
    }
    for (String account : accounts) {
      assertThat(stage.direct(account, request("GET", read, null)).toString()).contains(effect);
    }
  }

  private static boolean isAddition(String method, String path) {
    return method.equals("POST") && path.equals(ADDRESS);
  }

  private static Map<String, Object> request(String method, String path, Object body) {
    return body == null
        ? Map.of("method", method, "path", path)
        : Map.of("method", method, "path", path, "body", body);
  }
}
