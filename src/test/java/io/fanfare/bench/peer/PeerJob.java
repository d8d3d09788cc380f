package io.fanfare.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** One import for some accounts, as the input file says. */
record PeerJob(Duration arrives, int first, int accounts, ObjectNode request) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static PeerJob of(JsonNode input, String listId) {
    ObjectNode request = JSON.createObjectNode();
    ArrayNode rows = request.putArray("import_data");
    int index = 0;
    for (JsonNode email : input.path("emails")) {
      ObjectNode row = rows.addObject().put("email", email.asText());
      row.put("first_name", "Bench").put("last_name", "Contact " + index++);
    }
    request.putArray("list_ids").add(listId);
    return new PeerJob(
        Duration.ofMillis(input.path("arrives_ms").asLong()),
        input.path("first").asInt(),
        input.path("accounts").asInt(),
        request);
  }

  List<String> targets(List<String> directory) {
    return directory.subList(first, first + accounts);
  }
}
