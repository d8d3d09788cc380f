package io.fanfare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record as a consumer sees it. {@code data} is a missing node where the record has no value,
 * and a text node where the value is not JSON.
 */
public record ReceivedEvent(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    Map<String, String> headers,
    JsonNode data) {

  /** The CloudEvents type, or nothing for a record that is no CloudEvent. */
  public String type() {
    return header("ce_type");
  }

  /** What the event is about: the account's or the job's id. */
  public String subject() {
    return header("ce_subject");
  }

  /** The stable id by which consumers drop duplicates. */
  public String id() {
    return header("ce_id");
  }

  /** A field of the data as text; empty when it is absent. */
  public String text(String field) {
    return data.path(field).asText("");
  }

  private String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
