package io.fanfare.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Bodies that keep every rule, and small changes to them. */
final class Requests {
  /** As the envelope writes: characters beyond 16 bits as their four bytes. */
  private static final ObjectMapper WIRE =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
              .build());

  static final String ID = "66eb409a-5a95-11eb-86d5-fa163e5bf31a";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Requests() {}

  /** Reads JSON written with single quotes; {@code ID} stands for an id. */
  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"').replace("ID", "\"" + ID + "\""));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A body that the bulk operation accepts. */
  static ObjectNode valid(String operation) {
    return switch (operation) {
      case "contacts_json_import" -> json("{'import_data':[{'email':'a@b.c'}],'list_ids':[ID]}");
      case "contact_exports" -> json("{}");
      case "contact_delete" -> json("{'contact_ids':[ID]}");
      case "add_list_memberships", "remove_list_memberships" ->
          json("{'source':{'contact_ids':[ID]},'list_ids':[ID]}");
      case "contacts_taggings_add", "contacts_taggings_remove" ->
          json("{'source':{'contact_ids':[ID]},'tag_ids':[ID]}");
      case "list_delete" -> json("{'list_ids':[ID]}");
      case "contacts_tags_delete" -> json("{'tag_ids':[ID]}");
      case "custom_fields_delete" -> json("{'custom_field_ids':[ID]}");
      default -> throw new IllegalArgumentException(operation);
    };
  }

  /** An import of one row, written with single quotes. */
  static ObjectNode importOf(String row) {
    ObjectNode request = valid("contacts_json_import");
    request.putArray("import_data").add(json(row));
    return request;
  }

  /** An import of so many rows. */
  static ObjectNode importOf(int rows) {
    ObjectNode request = valid("contacts_json_import");
    ArrayNode data = request.putArray("import_data");
    for (int i = 0; i < rows; i++) {
      data.addObject().put("email", "a" + i + "@b.c");
    }
    return request;
  }

  /** The same request with one field set; the field's parents are objects and made if missing. */
  static ObjectNode with(ObjectNode request, String field, JsonNode value) {
    ObjectNode parent = request;
    String[] steps = field.split("\\.");
    for (int i = 0; i < steps.length - 1; i++) {
      parent = parent.withObjectProperty(steps[i]);
    }
    parent.set(steps[steps.length - 1], value);
    return request;
  }

  /** So many different ids. */
  static ArrayNode ids(int count) {
    ArrayNode ids = JSON.createArrayNode();
    for (int i = 0; i < count; i++) {
      ids.add(new UUID(0x66eb409a5a9511ebL, i).toString());
    }
    return ids;
  }

  /** The value alone. */
  static JsonNode value(String text) {
    return json("{'value':" + text + "}").get("value");
  }

  /** The outer body's size in bytes, worked out without {@link Envelope}. */
  static int outerSize(String method, String path, JsonNode body) {
    try {
      ObjectNode outer = JSON.createObjectNode();
      outer.put("account_operation_url", path).put("account_operation_method", method);
      outer.put("account_operation_payload", JSON.writeValueAsString(body));
      outer.putArray("account_operation_headers");
      return WIRE.writeValueAsBytes(outer).length;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An import whose outer body has exactly so many bytes, escapes and long characters included. */
  static ObjectNode importOfBytes(int bytes) {
    ObjectNode request = valid("contacts_json_import");
    ArrayNode data = (ArrayNode) request.get("import_data");
    String path = "/activities/contacts_json_import";
    int left = bytes - outerSize("POST", path, request);
    String wide = "\"\\é\uD83D\uDE00".repeat(40);
    int each = rowSize(wide);
    for (; left > each + 700; left -= each) {
      data.addObject().put("email", "a@b.c").put("street", wide);
    }
    int empty = rowSize("");
    while (left > empty + 255) {
      data.addObject().put("email", "a@b.c").put("street", "x".repeat(100));
      left -= rowSize("x".repeat(100));
    }
    data.addObject().put("email", "a@b.c").put("street", "x".repeat(left - empty));
    return request;
  }

  private static int rowSize(String street) {
    ObjectNode one = importOf("{'email':'a@b.c'}");
    int before = outerSize("POST", "", one);
    ((ArrayNode) one.get("import_data")).addObject().put("email", "a@b.c").put("street", street);
    return outerSize("POST", "", one) - before;
  }
}
