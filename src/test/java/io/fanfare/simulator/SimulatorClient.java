package io.fanfare.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain caller of the simulator for its own tests; it knows no retries and no limits. */
final class SimulatorClient {
  private final HttpClient http;
  private final URI base;
  private final Duration patience;
  private String token = "";

  SimulatorClient(Simulator simulator) {
    this(HttpClient.newHttpClient(), simulator.baseUri(), Duration.ofSeconds(5));
  }

  private SimulatorClient(HttpClient http, URI base, Duration patience) {
    this.http = http;
    this.base = base;
    this.patience = patience;
  }

  /** The same caller, who gives up after that long. */
  SimulatorClient withPatience(Duration other) {
    SimulatorClient caller = new SimulatorClient(http, base, other);
    caller.token = token;
    return caller;
  }

  /** An answer; {@code body} is empty when there was none. */
  record Answer(int status, String body, Map<String, java.util.List<String>> headers) {
    JsonNode json() {
      return Json.parse(body);
    }
  }

  /** Fetches a token and uses it from now on. */
  SimulatorClient signedIn() throws IOException, InterruptedException {
    token = token("sim-client:sim-secret").json().path("access_token").asText();
    return this;
  }

  Answer token(String credentials) throws IOException, InterruptedException {
    String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(base.resolve("/partners/oauth2/default/v1/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials")));
  }

  /** A call to the API with credentials. */
  Answer call(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    return send(
        request(method, "/v3" + path, body)
            .header("Authorization", "Bearer " + token)
            .header("x-api-key", "sim-key"));
  }

  /** A call to the admin endpoints; answers JSON or nothing. */
  JsonNode admin(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    Answer answer = send(request(method, "/_sim" + path, body));
    if (answer.status() >= 400) {
      throw new IllegalStateException(path + " answered " + answer.body());
    }
    return answer.body().isEmpty() ? Json.object() : answer.json();
  }

  /** A call inside an account, through the envelope. */
  Answer inner(String account, String method, String url, @Nullable JsonNode payload)
      throws IOException, InterruptedException {
    return inner(account, envelope(method, url, Map.of(), payload));
  }

  Answer inner(String account, ObjectNode envelope) throws IOException, InterruptedException {
    String path = "/partner/accounts/" + account + "/account_operations/sync";
    return call("POST", path, envelope.toString());
  }

  static ObjectNode envelope(
      String method, String url, Map<String, String> query, @Nullable JsonNode payload) {
    ObjectNode envelope = Json.object().put("account_operation_url", url);
    envelope.put("account_operation_method", method);
    if (payload != null) {
      envelope.put("account_operation_payload", payload.toString());
    }
    ArrayNode pairs = envelope.putArray("account_operation_query_parameters");
    query.forEach(
        (key, value) ->
            pairs.addObject().put("query_param_key", key).put("query_param_value", value));
    return envelope;
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.timeout(patience).build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body(), response.headers().map());
  }

  HttpRequest.Builder request(String method, String path, @Nullable String body) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Content-Type", "application/json")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }
}
