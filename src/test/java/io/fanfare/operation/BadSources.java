package io.fanfare.operation;

import static io.fanfare.operation.Requests.json;
import static io.fanfare.operation.Requests.valid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every way to choose contacts wrongly, and every way to choose them rightly. */
final class BadSources {

  private static final Map<String, String> SELECTORS =
      Map.of(
          "contact_ids", "[ID]",
          "list_ids", "[ID]",
          "tag_ids", "[ID]",
          "all_active_contacts", "true",
          "new_subscriber", "true",
          "engagement_level", "'high'",
          "segment_id", "12");

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "add_list_memberships", SELECTORS.keySet(),
          "remove_list_memberships",
              Set.of(
                  "contact_ids", "list_ids", "tag_ids", "all_active_contacts", "engagement_level"),
          "contacts_taggings_add",
              Set.of("contact_ids", "list_ids", "tag_ids", "all_active_contacts", "new_subscriber"),
          "contacts_taggings_remove",
              Set.of(
                  "contact_ids", "list_ids", "tag_ids", "all_active_contacts", "new_subscriber"));

  private BadSources() {}

  static Stream<BadRequest> bad() {
    List<BadRequest> rows = new ArrayList<>();
    ALLOWED.forEach(
        (operation, allowed) -> {
          addPairs(rows, operation, allowed.stream().sorted().toList());
          addShapes(rows, operation);
          for (String selector : SELECTORS.keySet()) {
            if (!allowed.contains(selector)) {
              rows.add(row(operation, one(selector), null, "source." + selector, "unknown_field"));
            } else if (!excludable(operation, selector)) {
              rows.add(
                  row(
                      operation,
                      one(selector),
                      "{'contact_ids':[ID]}",
                      "exclude",
                      "not_allowed_with"));
            }
          }
        });
    return rows.stream();
  }

  static Stream<GoodRequest> good() {
    return ALLOWED.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(name -> good(entry.getKey(), name)));
  }

  private static void addPairs(List<BadRequest> rows, String operation, List<String> allowed) {
    for (int i = 0; i < allowed.size(); i++) {
      for (int j = i + 1; j < allowed.size(); j++) {
        String source = one(allowed.get(i)) + "," + one(allowed.get(j));
        rows.add(row(operation, source, null, "source", "exactly_one_of"));
      }
    }
  }

  private static void addShapes(List<BadRequest> rows, String operation) {
    String all = one("all_active_contacts");
    rows.add(row(operation, "", null, "source", "exactly_one_of"));
    rows.add(row(operation, "'all_active_contacts':false", null, "source", "exactly_one_of"));
    rows.add(
        row(operation, "'all_active_contacts':'true'", null, "source.all_active_contacts", "type"));
    rows.add(row(operation, all + ",'colour':1", null, "source.colour", "unknown_field"));
    rows.add(row(operation, all, "{}", "exclude.contact_ids", "required"));
    rows.add(row(operation, all, "[ID]", "exclude", "type"));
    rows.add(row(operation, all, "{'contact_ids':[]}", "exclude.contact_ids", "min_items"));
    rows.add(row(operation, all, "{'contact_ids':[7]}", "exclude.contact_ids[0]", "type"));
    rows.add(row(operation, all, "{'contact_ids':['7']}", "exclude.contact_ids[0]", "format"));
    rows.add(
        row(
            operation,
            all,
            "{'contact_ids':[ID],'list_ids':[]}",
            "exclude.list_ids",
            "unknown_field"));
    if (operation.equals("add_list_memberships")) {
      rows.add(row(operation, "'segment_id':'12'", null, "source.segment_id", "type"));
      rows.add(row(operation, "'segment_id':1.5", null, "source.segment_id", "type"));
      rows.add(row(operation, "'segment_id':0", null, "source.segment_id", "minimum"));
      rows.add(row(operation, "'new_subscriber':1", null, "source.new_subscriber", "type"));
    }
    if (operation.endsWith("list_memberships")) {
      rows.add(
          row(operation, "'engagement_level':'huge'", null, "source.engagement_level", "enum"));
      rows.add(row(operation, "'engagement_level':3", null, "source.engagement_level", "type"));
    }
  }

  private static boolean excludable(String operation, String selector) {
    return selector.equals("all_active_contacts")
        || selector.equals("list_ids")
        || (selector.equals("new_subscriber") && operation.equals("add_list_memberships"));
  }

  private static GoodRequest good(String operation, String selector) {
    String exclude = excludable(operation, selector) ? "{'contact_ids':[ID]}" : null;
    return new GoodRequest(
        "source " + selector, operation, row(operation, one(selector), exclude, "", "").request());
  }

  private static String one(String selector) {
    return "'" + selector + "':" + SELECTORS.get(selector);
  }

  private static BadRequest row(
      String operation, String source, String exclude, String field, String rule) {
    ObjectNode request = valid(operation);
    request.set("source", json("{" + source + "}"));
    if (exclude != null) {
      request.set("exclude", Requests.value(exclude));
    }
    String name = "source {" + source + "}" + (exclude == null ? "" : " without " + exclude);
    return new BadRequest(name, operation, request, "request." + field, rule);
  }
}
