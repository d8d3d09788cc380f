package io.fanfare.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer before it is put on the wire.
 *
 * @param body null for an answer without a body
 * @param headers beyond Content-Type
 * @param activityId the activity that this call created, else null
 */
public record Reply(
    int status,
    @Nullable String body,
    String contentType,
    Map<String, String> headers,
    @Nullable UUID activityId) {
  public static final String JSON = "application/json";

  public static Reply json(int status, JsonNode body) {
    return new Reply(status, Json.write(body), JSON, Map.of(), null);
  }

  public static Reply text(int status, String body, String contentType) {
    return new Reply(status, body, contentType, Map.of(), null);
  }

  public static Reply ok(JsonNode body) {
    return json(200, body);
  }

  public static Reply created(JsonNode body) {
    return json(201, body);
  }

  public static Reply noContent() {
    return new Reply(204, null, JSON, Map.of(), null);
  }

  public Reply withActivity(UUID id) {
    return new Reply(status, body, contentType, headers, id);
  }

  public Reply withHeader(String name, String value) {
    return new Reply(status, body, contentType, Map.of(name, value), activityId);
  }

  public Reply withStatus(int other) {
    return new Reply(other, body, contentType, headers, activityId);
  }
}
