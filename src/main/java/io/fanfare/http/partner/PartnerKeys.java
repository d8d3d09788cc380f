package io.fanfare.http.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.access.Caller;
import io.fanfare.http.CallerKey;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.IdempotencyKeys;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Idempotency keys of requests that may hold a password, of which not even a digest is kept. */
final class PartnerKeys {
  private static final String PASSWORD = "password";

  private PartnerKeys() {}

  /** What is kept of a body so that another one can be known to be the same. */
  static String fingerprint(JsonNode body) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return IdempotencyKeys.of("second person", "body", bytes).fingerprint();
  }

  /** The key of a request, null when the header was not sent; throws RefusedException. */
  static @Nullable IdempotencyKey of(
      Caller caller, @Nullable String header, String route, JsonNode body) {
    JsonNode rest = body.deepCopy();
    if (rest instanceof ObjectNode object) {
      object.remove(PASSWORD);
    }
    return CallerKey.of(caller, header, route, rest.toString().getBytes(StandardCharsets.UTF_8));
  }
}
