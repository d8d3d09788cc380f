package io.fanfare.sandbox.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A job for all accounts. Ids differ in every real account; the sandbox's simulator gives one list
 * and one tag the same id everywhere, so that one request fits all.
 */
record DemoJob(String title, String operation, ObjectNode request) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CONTACTS = 3;

  /** Contacts onto the list; then the tag onto everyone who is on the list. */
  static List<DemoJob> importThenTag(String listId, String tagId) {
    return List.of(importOnto(listId), tag(tagId, listId));
  }

  private static DemoJob importOnto(String listId) {
    ObjectNode request = JSON.createObjectNode();
    var rows = request.putArray("import_data");
    IntStream.rangeClosed(1, CONTACTS).forEach(number -> row(rows.addObject(), number));
    request.putArray("list_ids").add(listId);
    return new DemoJob("Import contacts", "contacts_json_import", request);
  }

  private static DemoJob tag(String tagId, String listId) {
    ObjectNode request = JSON.createObjectNode();
    request.putObject("source").putArray("list_ids").add(listId);
    request.putArray("tag_ids").add(tagId);
    return new DemoJob("Tag contacts", "contacts_taggings_add", request);
  }

  /** What {@code POST /v1/jobs} takes. */
  ObjectNode body() {
    ObjectNode body = JSON.createObjectNode();
    body.put("name", "sandbox demo: " + title).put("operation", operation);
    body.putObject("accounts").put("all", true);
    body.set("request", request);
    return body;
  }

  private static void row(ObjectNode row, int number) {
    row.put("email", "demo%d@example.com".formatted(number));
    row.put("first_name", "Demo").put("last_name", "Contact " + number);
  }
}
