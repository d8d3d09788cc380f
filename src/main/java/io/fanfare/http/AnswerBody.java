package io.fanfare.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;

/** The vendor's answer inside ours. */
public final class AnswerBody {
  /** A CSV may begin with what is JSON by itself: only the whole text counts. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private AnswerBody() {}

  /** JSON where it is, else the text as a JSON string; JSON null when there was none. */
  public static JsonNode of(byte[] bytes) {
    if (bytes.length == 0) {
      return NullNode.getInstance();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(text);
    }
  }
}
