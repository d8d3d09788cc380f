package io.fanfare.operation;

import static io.fanfare.operation.Requests.ids;
import static io.fanfare.operation.Requests.valid;
import static io.fanfare.operation.Requests.value;
import static io.fanfare.operation.Requests.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** A bound on an array of ids; every such bound of the vendor's is in {@link #ALL}. */
record ItemLimit(String operation, String field, int max) {

  static final List<ItemLimit> ALL =
      Stream.of(
              membership("add_list_memberships", "list_ids"),
              membership("remove_list_memberships", "list_ids"),
              membership("contacts_taggings_add", "tag_ids"),
              membership("contacts_taggings_remove", "tag_ids"),
              Stream.of(
                  new ItemLimit("contact_delete", "contact_ids", 500),
                  new ItemLimit("contact_delete", "list_ids", 50),
                  new ItemLimit("list_delete", "list_ids", 100),
                  new ItemLimit("contacts_tags_delete", "tag_ids", 500),
                  new ItemLimit("custom_fields_delete", "custom_field_ids", 100),
                  new ItemLimit("contact_exports", "contact_ids", 500),
                  new ItemLimit("contact_exports", "list_ids", 50),
                  new ItemLimit("contact_exports", "tag_ids", 50),
                  new ItemLimit("contact_exports", "exclude.contact_ids", 50),
                  new ItemLimit("contacts_json_import", "list_ids", 50)))
          .flatMap(limits -> limits)
          .toList();

  private static Stream<ItemLimit> membership(String operation, String target) {
    return Stream.of(
        new ItemLimit(operation, "source.contact_ids", 500),
        new ItemLimit(operation, "source.list_ids", 50),
        new ItemLimit(operation, "source.tag_ids", 50),
        new ItemLimit(operation, target, 50));
  }

  Stream<GoodRequest> good() {
    return Stream.of(1, max)
        .map(n -> new GoodRequest(field + " x " + n, operation, request(ids(n))));
  }

  Stream<BadRequest> bad() {
    ArrayNode oneOdd = ids(max);
    oneOdd.set(max - 1, value("'66eb409a-5a95-11eb-86d5-fa163e5bf31'"));
    ArrayNode oneNumber = ids(2);
    oneNumber.set(1, value("7"));
    return Stream.of(
        row("one too many", ids(max + 1), "", "max_items"),
        row("none", ids(0), "", "min_items"),
        row("no array", value("ID"), "", "type"),
        row("null", value("null"), "", "type"),
        row("no id", oneOdd, "[" + (max - 1) + "]", "format"),
        row("a number", oneNumber, "[1]", "type"));
  }

  private BadRequest row(String name, JsonNode value, String at, String rule) {
    return new BadRequest(
        field + ": " + name, operation, request(value), "request." + field + at, rule);
  }

  /** A good body apart from this field; another selector that would exclude it is taken out. */
  private JsonNode request(JsonNode value) {
    ObjectNode request = valid(operation);
    if (field.startsWith("source.")) {
      request.putObject("source");
    }
    if (operation.equals("contact_delete")) {
      request.removeAll();
    }
    return with(request, field, value);
  }
}
