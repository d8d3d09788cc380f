package io.fanfare.http.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fanfare.activity.ActivityView;
import io.fanfare.http.AnswerBody;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Lines of NDJSON about kept answers. Pure. */
final class ResultLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ResultLine() {}

  /** {@code {"account_id", "activity_id", "state", "body"}}, a line of NDJSON. */
  static ObjectNode of(ActivityView activity, byte[] answer) {
    ObjectNode line = JSON.createObjectNode();
    line.put("account_id", activity.target().accountId());
    line.put("activity_id", activity.id().toString());
    line.put("state", activity.state());
    line.set("body", AnswerBody.of(answer));
    return line;
  }

  /** Each line of text as a JSON text. */
  static byte[] texts(byte[] lines) {
    return new String(lines, StandardCharsets.UTF_8)
        .lines()
        .map(line -> TextNode.valueOf(line) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
