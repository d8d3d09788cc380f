package io.fanfare.simulator.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.VendorError;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Unwraps the body of {@code account_operations/sync} into the call that it carries. */
final class Envelope {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");
  private static final String PREFIX = "account_operation_";

  private Envelope() {}

  /** The inner call; an envelope that does not hold one is a 400. */
  static Call open(Call outer) {
    JsonNode body = outer.body();
    String url = Json.text(body, PREFIX + "url");
    String method = Json.text(body, PREFIX + "method");
    require(url != null && url.startsWith("/"), "account_operation_url must be a path.");
    require(METHODS.contains(method), "account_operation_method is not a known one.");
    require(!url.startsWith("/partner"), "partner operations do not go into an envelope.");
    JsonNode payload = body.path(PREFIX + "payload");
    require(
        payload.isMissingNode() || payload.isNull() || payload.isTextual(),
        "account_operation_payload must be a string.");
    String text = payload.asText("").isBlank() || payload.isNull() ? null : payload.asText();
    Map<String, String> query = pairs(body, "query_parameters", "query_param_");
    String path = filled(url, pairs(body, "path_parameters", "path_param_"));
    pairs(body, "headers", "header_");
    return new Call(method, path, Map.of(), query, text, outer.outerBytes(), outer.now());
  }

  private static Map<String, String> pairs(JsonNode body, String field, String prefix) {
    JsonNode array = body.path(PREFIX + field);
    require(
        array.isMissingNode() || array.isNull() || array.isArray(),
        PREFIX + field + " must be an array.");
    Map<String, String> pairs = new HashMap<>();
    for (JsonNode pair : array) {
      String key = Json.text(pair, prefix + "key");
      require(key != null, prefix + "key is required.");
      String value = pair.path(prefix + "value").asText("");
      pairs.merge(key, value, (one, other) -> one + "," + other);
    }
    return pairs;
  }

  private static String filled(String template, Map<String, String> values) {
    String path = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      require(!value.getValue().contains("/"), value.getKey() + " must not hold a slash.");
      path = path.replace("{" + value.getKey() + "}", value.getValue());
    }
    require(path.indexOf('{') < 0, "a path parameter has no value.");
    return path;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new VendorError(Errors.invalid(message));
    }
  }
}
