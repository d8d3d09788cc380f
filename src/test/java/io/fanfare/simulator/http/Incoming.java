package io.fanfare.simulator.http;

import io.fanfare.simulator.vendor.Call;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire, body included.
 *
 * @param path without {@code /v3}
 * @param authorization the header, null when missing
 * @param apiKey the header, null when missing
 * @param body null when empty
 * @param tooLarge whether the gateway cut the body off
 */
record Incoming(
    String method,
    String path,
    Map<String, String> query,
    @Nullable String authorization,
    @Nullable String apiKey,
    @Nullable String body,
    int bytes,
    boolean tooLarge) {

  Call call(Instant now) {
    return new Call(method, path, Map.of(), query, body, bytes, now);
  }
}
