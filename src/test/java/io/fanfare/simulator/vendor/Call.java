package io.fanfare.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call, stripped of the wire.
 *
 * @param path concrete, without {@code /v3}
 * @param parameters values of the path's parameters
 * @param payload the body as text, null when there is none
 * @param outerBytes size of the whole request body on the wire
 * @param now vendor time
 */
public record Call(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> query,
    @Nullable String payload,
    int outerBytes,
    Instant now) {

  /** The body as a JSON object; anything else is a 400. */
  public JsonNode body() {
    JsonNode body = payload == null ? MissingNode.getInstance() : Json.parse(payload);
    if (!body.isObject()) {
      throw new VendorError(Errors.malformed());
    }
    return body;
  }

  /** A path parameter; the route guarantees that it is there. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  public int innerBytes() {
    return payload == null ? 0 : payload.getBytes(StandardCharsets.UTF_8).length;
  }

  public Call withParameters(Map<String, String> values) {
    return new Call(method, path, values, query, payload, outerBytes, now);
  }

  /** A whole number from the query; outside the range or not a number is a 400. */
  public int limit(int fallback, int max) {
    String value = query.get("limit");
    if (value == null) {
      return fallback;
    }
    if (!value.matches("\\d{1,9}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > max) {
      throw new VendorError(Errors.invalid("limit must be from 1 to " + max + "."));
    }
    return Integer.parseInt(value);
  }
}
