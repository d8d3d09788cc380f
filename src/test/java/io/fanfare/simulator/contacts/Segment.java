package io.fanfare.simulator.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.VendorError;
import java.time.Instant;
import java.util.stream.StreamSupport;

/**
 * A saved query. Of the vendor's criteria only comparisons with a contact's own fields are
 * evaluated; a group that asks for anything else (opens, clicks) holds for every active contact.
 *
 * @param criteria JSON as text, kept as it came
 */
public record Segment(int id, String name, String criteria, Instant createdAt, Instant editedAt) {
  public Segment renamed(String newName, Instant now) {
    return new Segment(id, newName, criteria, createdAt, now);
  }

  public boolean holds(Contact contact) {
    return contact.active() && holds(root(), contact);
  }

  private JsonNode root() {
    try {
      return Json.parse(criteria).path("criteria");
    } catch (VendorError e) {
      return Json.object();
    }
  }

  private static boolean holds(JsonNode rule, Contact contact) {
    JsonNode group = rule.path("group");
    if (group.isArray()) {
      var parts = StreamSupport.stream(group.spliterator(), false);
      return "or".equals(rule.path("type").asText())
          ? parts.anyMatch(part -> holds(part, contact))
          : parts.allMatch(part -> holds(part, contact));
    }
    return !"contacts".equals(rule.path("source").asText()) || compares(rule, contact);
  }

  private static boolean compares(JsonNode rule, Contact contact) {
    String actual = contact.details().path(rule.path("field").asText()).asText("");
    String wanted = rule.path("const_value").asText("");
    return switch (rule.path("op").asText()) {
      case "eq", "equals" -> actual.equalsIgnoreCase(wanted);
      case "neq", "not_equals" -> !actual.equalsIgnoreCase(wanted);
      case "contains" -> actual.contains(wanted);
      default -> true;
    };
  }
}
