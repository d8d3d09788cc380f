package io.fanfare.operation.strict;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import java.io.IOException;

/**
 * Reads a caller's bytes as exactly one JSON value that has exactly one reading: no name twice,
 * nothing behind it, nothing nested without end. Numbers keep the digits they were written with.
 */
public final class StrictJson {
  static final int DEEPEST = 64;

  private static final int LONGEST_TEXT = 8_000_000;
  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_NUMBER = 100;
  private static final String FIELD = "body";

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(DEEPEST)
          .maxStringLength(LONGEST_TEXT)
          .maxNameLength(LONGEST_NAME)
          .maxNumberLength(LONGEST_NUMBER)
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StrictJson() {}

  /** The value; throws RefusedException(invalid_request), which never repeats what was sent. */
  public static JsonNode read(byte[] bytes) {
    try {
      JsonNode value = MAPPER.readTree(bytes);
      if (value.isMissingNode()) {
        throw refused("Must not be empty.");
      }
      if (holdsNul(value)) {
        throw refused("Must not hold the character U+0000.");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw refused("Is nested deeper than " + DEEPEST + ", or has a name or number too long.");
    } catch (IOException e) {
      throw refused("Must be one JSON value in UTF-8, with no name twice in an object.");
    }
  }

  /** No store and no vendor takes it, so that it would only fail later and less clearly. */
  private static boolean holdsNul(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue().indexOf(0) >= 0;
    }
    if (value.isObject() && value.properties().stream().anyMatch(e -> e.getKey().indexOf(0) >= 0)) {
      return true;
    }
    for (JsonNode child : value) {
      if (holdsNul(child)) {
        return true;
      }
    }
    return false;
  }

  private static RefusedException refused(String message) {
    return RefusedException.of(ProblemCode.INVALID_REQUEST, FIELD, Rule.JSON, message);
  }
}
