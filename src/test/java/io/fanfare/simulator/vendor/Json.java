package io.fanfare.simulator.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reading and writing JSON trees. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static ArrayNode strings(Collection<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  /** A tree from text; text that is not exactly one JSON value is a 400. */
  public static JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null ? JsonNodeFactory.instance.missingNode() : node;
    } catch (JsonProcessingException e) {
      throw new VendorError(Errors.malformed());
    }
  }

  public static String write(JsonNode node) {
    return node.toString();
  }

  /** The value as text, or null when it is absent, null or blank. */
  public static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() || value.asText().isBlank()
        ? null
        : value.asText().strip();
  }

  /** The elements of an array as text; empty when there is none. */
  public static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** An instant in the vendor's usual form: UTC, milliseconds, {@code Z}. */
  public static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Adds a field unless the value is null. */
  public static void put(ObjectNode target, String field, @Nullable String value) {
    if (value != null) {
      target.put(field, value);
    }
  }

  /** Adds a link unless it is null; {@code _links} itself is always there. */
  public static ObjectNode link(ObjectNode target, String relation, @Nullable String href) {
    ObjectNode links = target.withObject("/_links");
    if (href != null) {
      links.withObject("/" + relation).put("href", href);
    }
    return target;
  }
}
