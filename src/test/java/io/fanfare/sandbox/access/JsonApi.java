package io.fanfare.sandbox.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fanfare.sandbox.SandboxFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP to one address. */
public final class JsonApi {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;

  public JsonApi(URI base) {
    this.base = base;
  }

  /** {@code body} is a text node when it is not JSON. */
  public record Answer(int status, HttpHeaders headers, JsonNode body) {
    public boolean isGood() {
      return status / 100 == 2;
    }
  }

  /** The body of a GET; anything but a 2xx fails. */
  public JsonNode get(String path) {
    return good("GET " + path, send(request(path).GET().build()));
  }

  /** The answer's body; anything but a 2xx fails. */
  public JsonNode post(String path, @Nullable Object body) {
    return good("POST " + path, send("POST", path, body));
  }

  /** Anything but a 2xx fails. */
  public JsonNode put(String path, Object body) {
    return good("PUT " + path, send("PUT", path, body));
  }

  /** Anything but a 2xx fails. */
  public void delete(String path) {
    good("DELETE " + path, send("DELETE", path, null));
  }

  /** Whatever the answer; {@code headers} are names and values in turn. */
  public Answer send(String method, String path, @Nullable Object body, String... headers) {
    HttpRequest.Builder request = request(path).method(method, publisher(body));
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      setAll(request, headers);
    }
    return send(request.build());
  }

  /** A body that is not JSON, whatever the answer. */
  public Answer sendText(String path, String contentType, byte[] body) {
    return send(
        request(path)
            .setHeader("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  /** How many elements the array has that a GET answers with; for large ones. */
  public int count(String path) {
    HttpRequest request = request(path).GET().build();
    try (InputStream body = HTTP.send(request, BodyHandlers.ofInputStream()).body();
        JsonParser parser = JSON.createParser(body)) {
      int count = 0;
      parser.nextToken();
      while (parser.nextToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
        parser.skipChildren();
        count++;
      }
      return count;
    } catch (IOException e) {
      throw new SandboxFailure("GET " + request.uri() + " has no readable answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxFailure("GET " + request.uri() + " was interrupted", e);
    }
  }

  private static void setAll(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
  }

  private static BodyPublisher publisher(@Nullable Object body) {
    try {
      return body == null
          ? BodyPublishers.noBody()
          : BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), json(response.body()));
    } catch (IOException e) {
      throw new SandboxFailure(request.method() + " " + request.uri() + " has no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxFailure(request.method() + " " + request.uri() + " was interrupted", e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(text);
    }
  }

  private static JsonNode good(String what, Answer answer) {
    if (!answer.isGood()) {
      throw new SandboxFailure(
          "%s answered %d: %s".formatted(what, answer.status(), answer.body()));
    }
    return answer.body();
  }
}
