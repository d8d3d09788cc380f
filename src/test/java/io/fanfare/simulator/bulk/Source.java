package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the {@code source} of a request: exactly one selector, and what it may be joined with. */
final class Source {
  private static final Set<String> LEVELS = Set.of("unqualified", "low", "medium", "high");
  private static final Set<String> EXCLUDABLE =
      Set.of("all_active_contacts", "list_ids", "new_subscriber");

  private Source() {}

  /** The selector of {@code body.source} minus {@code body.exclude}. */
  static Selector read(JsonNode body, Set<String> allowed) {
    JsonNode source = body.path("source");
    Limits.require(source.isObject(), "source is required.");
    String picked = one(source, allowed);
    Selector selector = selector(source, picked);
    Set<String> excluded = excluded(body);
    Limits.require(
        excluded.isEmpty() || EXCLUDABLE.contains(picked), "exclude does not go with " + picked);
    return excluded.isEmpty() ? selector : new Selector.Except(selector, excluded);
  }

  /** The ids of {@code exclude}; the guide for tags nests them in {@code source}. */
  private static Set<String> excluded(JsonNode body) {
    List<String> beside = Json.texts(body.path("exclude").path("contact_ids"));
    List<String> nested = Json.texts(body.path("source").path("exclude"));
    Set<String> all = new HashSet<>(beside);
    all.addAll(nested);
    return all;
  }

  /** The name of the only selector that is there. */
  static String one(JsonNode source, Set<String> allowed) {
    List<String> picked = names(source).toList();
    Limits.require(picked.size() == 1, "exactly one source is required.");
    Limits.require(allowed.contains(picked.get(0)), picked.get(0) + " is not a source here.");
    return picked.get(0);
  }

  private static Stream<String> names(JsonNode source) {
    return source.properties().stream()
        .filter(entry -> !entry.getKey().equals("exclude"))
        .filter(entry -> !isFalse(entry.getValue()))
        .map(java.util.Map.Entry::getKey);
  }

  private static boolean isFalse(JsonNode value) {
    return value.isNull() || (value.isBoolean() && !value.booleanValue());
  }

  /** The selector of that name; its value is checked. */
  static Selector selector(JsonNode source, String name) {
    return switch (name) {
      case "contact_ids" ->
          new Selector.Named(Set.copyOf(Limits.ids(source, name, Limits.CONTACT_IDS)));
      case "list_ids" -> new Selector.OnLists(Limits.ids(source, name, Limits.LIST_IDS));
      case "tag_ids" -> new Selector.Tagged(Limits.ids(source, name, Limits.TAG_IDS));
      case "all_active_contacts" -> flag(source, name, new Selector.Everyone(false));
      case "new_subscriber" -> flag(source, name, new Selector.NewSubscribers());
      case "engagement_level" -> engaged(source.path(name).asText());
      default -> segment(source.path(name));
    };
  }

  private static Selector flag(JsonNode source, String name, Selector selector) {
    Limits.require("true".equals(source.path(name).asText()), name + " must be true.");
    return selector;
  }

  private static Selector engaged(String level) {
    Limits.require(LEVELS.contains(level), "engagement_level is not one of the known levels.");
    return new Selector.Engaged(level);
  }

  private static Selector segment(JsonNode id) {
    Limits.require(id.canConvertToInt(), "segment_id must be a number.");
    return new Selector.InSegment(id.intValue());
  }
}
