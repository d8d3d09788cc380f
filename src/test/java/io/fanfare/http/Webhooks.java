package io.fanfare.http;

import static io.restassured.RestAssured.given;

import io.fanfare.sandbox.SharedServices;
import io.fanfare.simulator.webhooks.Seal;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the tests of webhooks send, to us and to the simulated vendor. */
final class Webhooks {
  static final String TOKEN = SharedServices.configuration().get("fanfare.webhooks.token");

  private static final String DOOR = "/v1/webhooks/constant-contact/";

  private Webhooks() {}

  static Response receive(String token, String body, @Nullable String signature) {
    var request = given().contentType("application/json").body(body);
    return (signature == null ? request : request.header("x-ctct-hmac-sha256", signature))
        .post(DOOR + token);
  }

  static String signed(String body) {
    return Seal.of(
        body, SharedServices.configuration().get("fanfare.constant-contact.client-secret"));
  }

  static String body(String account, String event) {
    return """
        {"url": "https://elsewhere.example/v3/partner/accounts/%s/plan",
         "api_key": "somebodys", "event_type": "%s"}"""
        .formatted(account, event);
  }

  static String provision() {
    String login = "login-" + UUID.randomUUID();
    return Api.json(
            """
            {"contact_email": "owner@example.com", "country_code": "US", "state_code": "MA",
             "login_name": "%s", "organization_name": "Some", "managed_site_owner": true}"""
                .formatted(login))
        .post("/v1/accounts")
        .then()
        .statusCode(201)
        .extract()
        .path("encoded_account_id");
  }

  static String submit(String account) {
    return Api.json(
            """
            {"operation": "api_request", "accounts": {"ids": ["%s"]},
             "not_before": "2999-01-01T00:00:00Z",
             "request": {"method": "GET", "path": "/contact_lists"}}"""
                .formatted(account))
        .post("/v1/jobs")
        .then()
        .statusCode(202)
        .extract()
        .path("job_id");
  }

  /** The vendor ends an account, and tells nobody. */
  static void end(String account, String how) {
    given()
        .baseUri(SharedServices.simulator().toString())
        .contentType("application/json")
        .body("{}")
        .post("/_sim/accounts/" + account + "/" + how)
        .then()
        .statusCode(204);
  }

  /** Calls of the vendor's that read this account's plan. */
  static long reads(String account) {
    List<Map<String, Object>> calls =
        given()
            .baseUri(SharedServices.simulator().toString())
            .get("/_sim/ledger/requests?limit=100000")
            .jsonPath()
            .getList("requests");
    return calls.stream()
        .filter(call -> account.equals(call.get("account")) && "GET".equals(call.get("method")))
        .count();
  }
}
