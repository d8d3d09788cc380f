package io.fanfare.operation;

import static io.fanfare.operation.Requests.json;
import static io.fanfare.operation.Requests.valid;
import static io.fanfare.operation.Requests.value;
import static io.fanfare.operation.Requests.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The table of requests that must cost no call: every limit crossed by one, every pair that
 * excludes itself, every wrong type, every unknown field. Without any one of the rules, a row is
 * accepted.
 */
public final class BadRequests {

  private BadRequests() {}

  /** All rows; a few are megabytes, none is shared, so keep the list no longer than needed. */
  public static List<BadRequest> all() {
    return Stream.of(
            ItemLimit.ALL.stream().flatMap(ItemLimit::bad),
            BadSources.bad(),
            BadExports.bad(),
            BadImports.bad(),
            shapes(),
            names(),
            BadApiRequests.bad())
        .flatMap(rows -> rows)
        .toList();
  }

  /** Their counterparts just inside the rules. */
  public static List<GoodRequest> counterparts() {
    return Stream.of(
            ItemLimit.ALL.stream().flatMap(ItemLimit::good),
            BadSources.good(),
            BadExports.good(),
            BadImports.good(),
            BadApiRequests.good())
        .flatMap(rows -> rows)
        .toList();
  }

  private static Stream<BadRequest> shapes() {
    return operations().stream()
        .flatMap(
            operation ->
                Stream.of(
                        Stream.of(
                            unknownField(operation),
                            new BadRequest("array", operation, value("[]"), "request", "type"),
                            new BadRequest("text", operation, value("'x'"), "request", "type"),
                            new BadRequest("null", operation, value("null"), "request", "type")),
                        missing(operation))
                    .flatMap(rows -> rows));
  }

  private static BadRequest unknownField(String operation) {
    JsonNode request = with(valid(operation), "colour", value("1"));
    return new BadRequest("unknown", operation, request, "request.colour", "unknown_field");
  }

  /** Each field of a smallest good body left out. */
  private static Stream<BadRequest> missing(String operation) {
    if (operation.equals("contact_delete")) {
      ObjectNode both = json("{'contact_ids':[ID],'list_ids':[ID]}");
      return Stream.of(
          new BadRequest("neither", operation, json("{}"), "request", "exactly_one_of"),
          new BadRequest("both", operation, both, "request", "exactly_one_of"));
    }
    return StreamSupport.stream(
            ((Iterable<String>) () -> valid(operation).fieldNames()).spliterator(), false)
        .map(
            field -> {
              ObjectNode request = valid(operation);
              request.remove(field);
              return new BadRequest(
                  "no " + field, operation, request, "request." + field, "required");
            });
  }

  private static Stream<BadRequest> names() {
    return Stream.of(
        new BadRequest("no such", "paint_contacts", json("{}"), "operation", "unknown_operation"),
        new BadRequest("by id", "get_contact", json("{}"), "operation", "unknown_operation"),
        new BadRequest("a file", "contacts_file_import", json("{}"), "operation", "unsupported"));
  }

  private static Set<String> operations() {
    return ItemLimit.ALL.stream()
        .map(ItemLimit::operation)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
