package io.fanfare.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** As much of JSON Schema as docs/asyncapi.yaml uses; a word it does not know is an error. */
final class Schema {
  private static final List<String> NOTES = List.of("description", "format");

  private final JsonNode document;
  private final List<String> findings = new ArrayList<>();

  Schema(JsonNode document) {
    this.document = document;
  }

  /** What does not fit. */
  List<String> check(JsonNode value, JsonNode schema) {
    check("$", value, schema);
    return findings;
  }

  private void check(String at, JsonNode value, JsonNode schema) {
    schema.properties().forEach(word -> check(at, value, schema, word.getKey()));
    if (schema.path("format").asText().equals("uuid")) {
      expect(at, value.asText().equals(UUID.fromString(value.asText()).toString()), "uuid");
    }
  }

  private void check(String at, JsonNode value, JsonNode schema, String word) {
    JsonNode rule = schema.get(word);
    switch (word) {
      case "$ref" -> check(at, value, document.at(rule.asText().substring(1)));
      case "type" -> expect(at, isType(value, rule.asText()), rule.asText());
      case "const" -> expect(at, value.equals(rule), "const " + rule);
      case "enum" -> expect(at, contains(rule, value), "enum " + rule);
      case "required" ->
          rule.forEach(name -> expect(at, value.has(name.asText()), "needs " + name.asText()));
      case "properties" ->
          rule.properties().forEach(p -> member(at, value, p.getKey(), p.getValue()));
      case "additionalProperties" ->
          value.fieldNames().forEachRemaining(name -> known(at, schema, name));
      case "items" -> value.forEach(item -> check(at + "[]", item, rule));
      default -> expect(at, NOTES.contains(word), "a schema without " + word);
    }
  }

  private void member(String at, JsonNode value, String name, JsonNode schema) {
    if (value.has(name)) {
      check(at + "." + name, value.get(name), schema);
    }
  }

  private void known(String at, JsonNode schema, String name) {
    expect(at, schema.path("properties").has(name), "no member " + name);
  }

  private void expect(String at, boolean fits, String what) {
    if (!fits) {
      findings.add(at + ": " + what);
    }
  }

  private static boolean contains(JsonNode words, JsonNode value) {
    return StreamSupport.stream(words.spliterator(), false).anyMatch(value::equals);
  }

  private static boolean isType(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      default -> false;
    };
  }
}
