package io.fanfare.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads answers as JSON; one that is no JSON reads as a document without any field. */
final class JsonBody {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SAFE_KEY = Pattern.compile("[a-z0-9._-]{1,80}");

  /** More would only make the stored reason long. */
  private static final int MOST_KEYS = 10;

  private JsonBody() {}

  /**
   * The distinct {@code error_key}s of a refusal, in the body's order. The gateway sends one
   * object, the services an array of them (guides, rate limits and response glossary; API
   * reference, {@code AuthorizationErrorSchema}, {@code APIErrorSchema}); {@code {"message"}}, HTML
   * and nothing also occur, and have none. Messages are never read: they may repeat contact data.
   */
  static List<String> errorKeys(byte[] body) {
    return errors(parse(body))
        .map(error -> error.path("error_key").asText(""))
        .filter(SAFE_KEY.asMatchPredicate())
        .distinct()
        .limit(MOST_KEYS)
        .toList();
  }

  /** The document, or a missing node. */
  static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  /** An object of texts as JSON. */
  static String write(Map<String, String> object) {
    return JSON.valueToTree(object).toString();
  }

  /** The node's text, or null when it is anything but text. */
  static @Nullable String text(JsonNode json) {
    return json.isTextual() ? json.asText() : null;
  }

  private static Stream<JsonNode> errors(JsonNode body) {
    return body.isArray() ? StreamSupport.stream(body.spliterator(), false) : Stream.of(body);
  }
}
