package io.fanfare.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.RefusedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a body points at. All else in it is left behind: the API key, and the address, whose host
 * and scheme nobody looks at.
 *
 * @param accountId of the right form, known to the directory or not
 */
public record Hint(WebhookTopic topic, String accountId) {
  /** Bytes of the largest body; the vendor's own have little more than a hundred. */
  public static final int MOST_BYTES = 16_384;

  private static final int LONGEST_ADDRESS = 500;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://[^/?#\\s]{1,253})?(?:/v3)?/partner/accounts/"
              + "([A-Za-z0-9_-]{1,64})(?:/[a-z/_-]*)?");

  /** Reads {@code {"url", "api_key", "event_type"}}; empty when it is no such body. */
  static Optional<Hint> read(byte[] body) {
    try {
      JsonNode json = StrictJson.read(body);
      return topic(json).flatMap(topic -> account(json).map(id -> new Hint(topic, id)));
    } catch (RefusedException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<WebhookTopic> topic(JsonNode json) {
    return text(json, "event_type").flatMap(WebhookTopic::ofEvent);
  }

  private static Optional<String> account(JsonNode json) {
    return text(json, "url")
        .filter(address -> address.length() <= LONGEST_ADDRESS)
        .map(ADDRESS::matcher)
        .filter(Matcher::matches)
        .map(address -> address.group(1));
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.ofNullable(json.path(field).textValue());
  }
}
