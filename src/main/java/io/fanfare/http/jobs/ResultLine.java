package io.fanfare.http.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fanfare.activity.ActivityView;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What stands on a line of NDJSON about kept answers. Pure. */
final class ResultLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ResultLine() {}

  /** {@code {"account_id", "activity_id", "state", "body"}}. */
  static ObjectNode of(ActivityView activity, byte[] answer) {
    ObjectNode line = JSON.createObjectNode();
    line.put("account_id", activity.target().accountId());
    line.put("activity_id", activity.id().toString());
    line.put("state", activity.state());
    line.set("body", body(answer));
    return line;
  }

  /** Each line of text as a JSON text, in UTF-8. */
  static byte[] texts(byte[] lines) {
    return new String(lines, StandardCharsets.UTF_8)
        .lines()
        .map(line -> TextNode.valueOf(line) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The answer as JSON where it is, else as text; null when it was empty. */
  private static JsonNode body(byte[] answer) {
    if (answer.length == 0) {
      return NullNode.getInstance();
    }
    String text = new String(answer, StandardCharsets.UTF_8);
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(text);
    }
  }
}
