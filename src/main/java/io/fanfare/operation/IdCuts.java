package io.fanfare.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests with more ids than one call takes, as several: where what is asked for is asked for each
 * id by itself, so that it makes no difference which of them stand together. That is so for
 * contacts put on lists, tagged or deleted, and for lists, tags and custom fields deleted. Pure.
 */
final class IdCuts {
  private static final Cut CONTACTS = new Cut("source", "contact_ids", 500);
  private static final Map<String, Cut> CUTS =
      Map.of(
          "add_list_memberships",
          CONTACTS,
          "remove_list_memberships",
          CONTACTS,
          "contacts_taggings_add",
          CONTACTS,
          "contacts_taggings_remove",
          CONTACTS,
          "contact_delete",
          new Cut("", "contact_ids", 500),
          "list_delete",
          new Cut("", "list_ids", 100),
          "contacts_tags_delete",
          new Cut("", "tag_ids", 500),
          "custom_fields_delete",
          new Cut("", "custom_field_ids", 100));
  private static final Pattern INDEX = Pattern.compile("(.*ids\\[)(\\d+)(].*)");

  private IdCuts() {}

  /**
   * Where the ids of an operation stand.
   *
   * @param in the object around them, empty when it is the request itself
   * @param most ids of one call (API reference 3.0.178)
   */
  private record Cut(String in, String field, int most) {
    JsonNode ids(JsonNode request) {
      return (in.isEmpty() ? request : request.path(in)).path(field);
    }
  }

  /**
   * A part of a request.
   *
   * @param first the place of its first id in the whole
   */
  record Part(JsonNode request, int first) {

    /** The violation as it stands in the whole. */
    Violation placed(Violation violation) {
      Matcher index = INDEX.matcher(violation.field());
      if (first == 0 || !index.matches()) {
        return violation;
      }
      String field = index.group(1) + (first + Integer.parseInt(index.group(2))) + index.group(3);
      return new Violation(field, violation.rule(), violation.limit(), violation.message());
    }
  }

  /** Whether there are more ids than one call takes. */
  static boolean isNeeded(String operation, JsonNode request) {
    Cut cut = CUTS.get(operation);
    return cut != null && cut.ids(request).isArray() && cut.ids(request).size() > cut.most();
  }

  /** The parts of a request that is to be cut, in the order of the ids. */
  static List<Part> parts(String operation, JsonNode request) {
    Cut cut = Objects.requireNonNull(CUTS.get(operation), operation);
    JsonNode ids = cut.ids(request);
    List<Part> parts = new ArrayList<>();
    for (int first = 0; first < ids.size(); first += cut.most()) {
      parts.add(new Part(part(cut, request, ids, first), first));
    }
    return parts;
  }

  private static JsonNode part(Cut cut, JsonNode request, JsonNode ids, int first) {
    ObjectNode part = ((ObjectNode) request).objectNode().setAll((ObjectNode) request);
    ObjectNode around = part;
    if (!cut.in().isEmpty()) {
      around = part.objectNode().setAll((ObjectNode) request.get(cut.in()));
      part.set(cut.in(), around);
    }
    ArrayNode some = around.putArray(cut.field());
    for (int i = first; i < Math.min(ids.size(), first + cut.most()); i++) {
      some.add(ids.get(i));
    }
    return part;
  }
}
