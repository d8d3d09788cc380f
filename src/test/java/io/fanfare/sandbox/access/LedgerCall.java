package io.fanfare.sandbox.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request as the vendor saw it.
 *
 * @param account null for a call that concerns no account
 * @param method inside the envelope where there is one
 * @param template path template; null when the gate refused the request
 * @param status the true one, 0 when there was none
 */
public record LedgerCall(
    Instant arrivedAt,
    @Nullable String account,
    String method,
    @Nullable String template,
    int status,
    String verdict,
    int outerBytes) {

  static LedgerCall of(JsonNode line) {
    return new LedgerCall(
        Instant.parse(line.path("arrived_at").asText()),
        line.path("account").textValue(),
        line.path("inner_method").asText(line.path("method").asText()),
        line.path("template").textValue(),
        line.path("status").asInt(),
        line.path("verdict").asText(),
        line.path("outer_bytes").asInt());
  }

  /** Whether it asked for work: a bulk operation. */
  public boolean isSubmission() {
    return method.equals("POST") && template != null && template.startsWith("/activities/");
  }

  /** Whether it asked what became of work. */
  public boolean isLook() {
    return method.equals("GET") && template != null && template.startsWith("/activities");
  }

  /** Whether the vendor's logic ran and its answer was not kept back by a fault. */
  public boolean isAnswered() {
    return verdict.equals("accepted");
  }

  public boolean isThrottled() {
    return verdict.equals("throttled");
  }

  public boolean isToken() {
    return "/token".equals(template);
  }
}
