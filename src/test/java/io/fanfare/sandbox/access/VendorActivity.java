package io.fanfare.sandbox.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One activity that the vendor accepted.
 *
 * @param state null while it has not ended
 */
public record VendorActivity(
    String id,
    String account,
    String operation,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable String state) {

  static VendorActivity of(JsonNode line) {
    String ended = line.path("ended_at").textValue();
    return new VendorActivity(
        line.path("activity_id").asText(),
        line.path("account").asText(),
        line.path("operation").asText(),
        Instant.parse(line.path("created_at").asText()),
        ended == null ? null : Instant.parse(ended),
        line.path("state").textValue());
  }
}
