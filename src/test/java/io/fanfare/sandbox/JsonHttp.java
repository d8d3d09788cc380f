package io.fanfare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** JSON over HTTP, as a caller of the service would speak it. Anything but a 2xx is a failure. */
public final class JsonHttp {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI base;
  private final Duration limit;

  public JsonHttp(URI base) {
    this(base, LIMIT);
  }

  /** For answers that may take as long as {@code limit}. */
  public JsonHttp(URI base, Duration limit) {
    this.base = base;
    this.limit = limit;
  }

  /** The answer's body. */
  public JsonNode get(String path) {
    return send(request(path).GET());
  }

  /** Posts {@code body}, or nothing when it is a missing node. */
  public JsonNode post(String path, JsonNode body) {
    HttpRequest.Builder request = request(path);
    return send(
        body.isMissingNode()
            ? request.POST(BodyPublishers.noBody())
            : request
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(limit)
        .header("Accept", "application/json");
  }

  private JsonNode send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw failure(request, "answered %d: %s".formatted(response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw failure(request, "had no readable answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(request, "was interrupted");
    }
  }

  private static SandboxFailure failure(HttpRequest request, String what) {
    return new SandboxFailure("%s %s %s".formatted(request.method(), request.uri(), what));
  }
}
