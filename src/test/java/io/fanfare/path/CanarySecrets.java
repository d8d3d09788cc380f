package io.fanfare.path;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.canary.Markers;
import io.fanfare.simulator.vendor.Ids;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Secrets of callers and of the vendor's webhooks, shown as they should be and as they should not.
 */
final class CanarySecrets {
  private static final String DOOR = "/v1/webhooks/constant-contact/";
  private static final Duration OVER_SOON = Duration.ofSeconds(5);

  private final Stage stage;
  private final Markers markers;
  private final List<String> hidden = new ArrayList<>();

  CanarySecrets(Stage stage, Markers markers) {
    this.stage = stage;
    this.markers = markers;
  }

  static String token(Markers markers) {
    return markers.personal("tokenbywhichthevendorisknown");
  }

  /** The parts of API keys that only their callers know. */
  List<String> hidden() {
    return List.copyOf(hidden);
  }

  /** A new API key of everybody's rights. */
  String key(String name) {
    return secret(
        stage
            .api()
            .body(Map.of("name", markers.name(name), "roles", List.of("admin")))
            .post("/v1/api-keys")
            .as(JsonNode.class));
  }

  private String secret(JsonNode answer) {
    String key = answer.path("key").asText();
    hidden.add(key.substring(key.lastIndexOf('_') + 1));
    return key;
  }

  /** API keys that are good, rotated, wrong, and where they do not belong. */
  void keys(CanaryCalls calls) {
    String key = key("rotated");
    String name = "/v1/api-keys/" + markers.name("rotated");
    String next = secret(stage.api().post(name + "/rotate").as(JsonNode.class));
    for (String shown : List.of(key, next, key + "0", key.replace("fk_", "fk_0"), next + "\t")) {
      calls.kept(stage.as(shown).get("/v1/jobs"));
      calls.kept(stage.as(shown).body("{").post("/v1/jobs"));
    }
    stage.api().delete(name);
    calls.kept(stage.as(next).get("/v1/jobs"));
    calls.get("/v1/jobs?access_token=" + next);
    calls.get("/v1/accounts/" + next);
    calls.get("/v1/api-keys/" + next);
    calls.send("POST", "/v1/api-keys", Map.of("name", next, "roles", List.of(next)));
    calls.send("POST", "/v1/jobs", "{}", "Idempotency-Key", "x".repeat(300) + next);
    RequestSpecification basic = stage.api().auth().preemptive().basic("fanfare", next);
    calls.kept(basic.get("/v1/jobs"));
  }

  /** Subscriptions, and bodies at the secret address, from the vendor and from others. */
  void webhooks(CanaryCalls calls) {
    String topic = "/v1/webhook-subscriptions/account_cancel";
    calls.send("PUT", topic, "");
    calls.send("POST", topic + "/tests", "");
    calls.send("PUT", topic, Map.of("hook_uri", token(markers)));
    String good =
        "{\"url\":\"https://api.example.com/v3/partner/accounts/%s/plan\",\"api_key\":\"%s\","
            .formatted(Ids.account(1), markers.personal("webhookapikey"));
    for (String known : List.of(token(markers), token(markers) + "before")) {
      String door = DOOR + known;
      String body = good + "\"event_type\":\"account.cancel\"}";
      calls.send("POST", door, body);
      calls.send("POST", door, body, "x-ctct-hmac-sha256", markers.personal("signature"));
      calls.send("POST", door, good);
      calls.send("POST", door, good + "\"filler\":\"" + "x".repeat(20_000) + "\"}");
      calls.get(door);
      calls.send("PUT", door, body);
      calls.send("POST", door + "/more", body);
      calls.send("POST", door + "?again=" + known, body, "Accept", known + "/x");
      calls.rows(door, known + "/x", body);
    }
    calls.send("POST", DOOR + markers.personal("atokenthatsomebodyguessed"), good);
    calls.send("DELETE", topic, "");
  }

  /** A body of the vendor's about an account that nobody told of before. */
  void hint(CanaryCalls calls) {
    String body =
        "{\"url\":\"/v3/partner/accounts/%s/plan\",\"event_type\":\"account.cancel\"}"
            .formatted(Ids.account(23));
    calls.send("POST", DOOR + token(markers), body);
  }

  /** What whoever follows this job is told, of a job that has finished. */
  String stream(String job) throws IOException, InterruptedException {
    URI address = stage.service().baseUri().resolve("/v1/jobs/" + job + "/events");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(OVER_SOON)
            .header("Authorization", "Bearer fk_bootstrap_" + markers.digits())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
