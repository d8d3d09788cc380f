package io.fanfare.probe.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A profile as JSON, for people and for the next start. */
public final class ProfileFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ProfileFile() {}

  /** The text of the file. */
  public static String write(Profile profile) {
    ObjectNode json = JSON.createObjectNode().put("version", Profile.VERSION);
    json.put("probed_at", profile.probedAt().toString()).put("calls", profile.calls());
    ObjectNode answers = json.putObject("answers");
    profile
        .findings()
        .forEach((question, finding) -> write(answers.putObject(question.word()), finding));
    return json.toPrettyString();
  }

  private static void write(ObjectNode json, Finding finding) {
    json.put("value", finding.value());
    json.put("confidence", finding.confidence().name().toLowerCase(Locale.ROOT));
    json.put("evidence", finding.evidence());
  }

  /** Reads it again. IllegalArgumentException, which says why, when it is not such a file. */
  public static Profile read(String text) {
    JsonNode json = parsed(text);
    if (json.path("version").asInt() != Profile.VERSION) {
      throw new IllegalArgumentException("its version is not " + Profile.VERSION);
    }
    Map<Question, Finding> findings = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      JsonNode answer = json.path("answers").path(question.word());
      if (answer.isObject()) {
        findings.put(question, finding(answer));
      }
    }
    return new Profile(probedAt(json), json.path("calls").asInt(), findings);
  }

  private static Finding finding(JsonNode json) {
    JsonNode value = json.path("value");
    String evidence = json.path("evidence").asText("");
    if (value.isMissingNode() || value.isNull()) {
      return Finding.undetermined(evidence);
    }
    boolean certain = json.path("confidence").asText("").equals("high");
    return Finding.of(value.asText(), certain, evidence);
  }

  private static Instant probedAt(JsonNode json) {
    try {
      return Instant.parse(json.path("probed_at").asText());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("its probed_at is not a time", e);
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not JSON", e);
    }
  }
}
