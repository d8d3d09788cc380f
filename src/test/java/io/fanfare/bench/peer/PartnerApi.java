package io.fanfare.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's partner API: a token, the bucket in front of every call, and retries. Safe for many
 * threads, each of which waits for its own call.
 */
final class PartnerApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_RETRIES = 6;
  private static final String GRANT = "grant_type=client_credentials";

  private final JsonNode settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Bucket bucket;
  private final Duration timeout;
  private @Nullable String token;

  PartnerApi(JsonNode settings) {
    this.settings = settings;
    int rate = settings.path("rate").asInt();
    this.bucket =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1)))
            .build();
    this.timeout = Duration.ofMillis(settings.path("timeout_ms").asLong());
  }

  /** Ids of all managed accounts, in the order of the directory. */
  List<String> accounts() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    String path = "/partner/accounts?account_type=managed&limit=50";
    while (!path.isEmpty()) {
      JsonNode page = call("GET", path, null);
      for (JsonNode owner : page.path("site_owner_list")) {
        if (!owner.path("billing_status").asText().equals("Canceled")) {
          ids.add(owner.path("encoded_account_id").asText());
        }
      }
      String next = page.path("_links").path("next").path("href").asText("");
      path = next.isEmpty() ? "" : next.replaceFirst("^/v3", "") + "&account_type=managed";
    }
    return ids;
  }

  /** One V3 call on behalf of an account, through the proxy. */
  JsonNode inAccount(String account, String method, String url, @Nullable JsonNode payload)
      throws IOException, InterruptedException {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("account_operation_method", method).put("account_operation_url", url);
    if (payload != null) {
      envelope.put("account_operation_payload", payload.toString());
    }
    String path = "/partner/accounts/" + account + "/account_operations/sync";
    return call("POST", path, envelope.toString());
  }

  /** Tries again what may pass: 429 as long as it takes, the rest a few times. */
  private JsonNode call(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    int retries = 0;
    while (true) {
      String used = currentToken();
      int status = 0;
      try {
        bucket.asBlocking().consume(1);
        HttpResponse<String> response = send(method, path, body, used);
        status = response.statusCode();
        if (status / 100 == 2) {
          return JSON.readTree(response.body());
        }
      } catch (IOException unanswered) {
        if (retries >= MOST_RETRIES) {
          throw unanswered;
        }
      }
      retries += pause(status, retries, used);
    }
  }

  /** Waits before the next attempt; returns whether it counts as a retry: 1 or 0. */
  private int pause(int status, int retries, String used) throws IOException, InterruptedException {
    if (status == 429) {
      Thread.sleep(1_000);
      return 0;
    }
    boolean passing = status == 0 || status == 401 || status >= 500;
    if (!passing || retries >= MOST_RETRIES) {
      throw new IOException("status " + status);
    }
    if (status == 401) {
      forget(used);
    } else {
      Thread.sleep(1_000L << retries);
    }
    return 1;
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable String body, String bearer)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(settings.path("api").asText() + path))
            .timeout(timeout)
            .header("Authorization", "Bearer " + bearer)
            .header("x-api-key", settings.path("api_key").asText())
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private synchronized void forget(String used) {
    if (used.equals(token)) {
      token = null;
    }
  }

  private synchronized String currentToken() throws IOException, InterruptedException {
    if (token == null) {
      token = newToken();
    }
    return token;
  }

  private String newToken() throws IOException, InterruptedException {
    String pair =
        settings.path("client_id").asText() + ':' + settings.path("client_secret").asText();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.path("token_url").asText()))
            .timeout(timeout)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(GRANT))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("no token: status " + response.statusCode());
    }
    return JSON.readTree(response.body()).path("access_token").asText();
  }
}
