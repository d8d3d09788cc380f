package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.contacts.ContactJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of an export: humanised headers (public code), one line for each contact. */
final class ExportCsv {
  private static final List<String> DEFAULT_FIELDS =
      List.of("email_address", "first_name", "last_name", "created_at", "updated_at");
  private static final Map<String, String> HEADERS =
      Map.of(
          "phone_number", "Phone - home",
          "source_name", "Source Name",
          "created_at", "Created At",
          "updated_at", "Updated At");

  private ExportCsv() {}

  static String write(List<String> fields, List<Contact> contacts) {
    List<String> columns = fields.isEmpty() ? DEFAULT_FIELDS : fields;
    StringBuilder csv = new StringBuilder();
    line(csv, columns.stream().map(ExportCsv::header).toList());
    for (Contact contact : contacts) {
      JsonNode json = ContactJson.of(contact, ContactJson.PARTS);
      line(csv, columns.stream().map(column -> value(json, column)).toList());
    }
    return csv.toString();
  }

  private static String header(String field) {
    String words = field.replace('_', ' ');
    return HEADERS.getOrDefault(field, Character.toUpperCase(words.charAt(0)) + words.substring(1));
  }

  private static String value(JsonNode contact, String field) {
    JsonNode email = contact.path("email_address");
    JsonNode address = contact.path("street_addresses").path(0);
    return switch (field) {
      case "email_address" -> email.path("address").asText("");
      case "email_optin_date" -> email.path("opt_in_date").asText("");
      case "email_optin_source" -> email.path("opt_in_source").asText("");
      case "email_optout_date" -> email.path("opt_out_date").asText("");
      case "email_optout_source" -> email.path("opt_out_source").asText("");
      case "email_optout_reason" -> email.path("opt_out_reason").asText("");
      case "phone_number" -> contact.path("phone_numbers").path(0).path("phone_number").asText("");
      case "street", "city", "state", "country" -> address.path(field).asText("");
      case "zip" -> address.path("postal_code").asText("");
      default -> contact.path(field).asText("");
    };
  }

  private static void line(StringBuilder csv, List<String> cells) {
    csv.append(cells.stream().map(ExportCsv::quoted).collect(Collectors.joining(","))).append('\n');
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }
}
