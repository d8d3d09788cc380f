package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.contacts.ContactChange;
import io.fanfare.simulator.contacts.NamedSet;
import io.fanfare.simulator.vendor.Json;
import java.util.List;
import java.util.Map;

/** Turns the flat fields of a good import row into a change; an empty value changes nothing. */
final class RowChange {
  private static final List<String> DETAILS =
      List.of("first_name", "last_name", "job_title", "company_name", "anniversary");
  private static final List<String> NUMBERS = List.of("birthday_month", "birthday_day");
  private static final List<String> KINDS = List.of("home", "work", "other", "mobile");
  private static final Map<String, String> ADDRESS =
      Map.of("street", "street", "city", "city", "state", "state", "zip", "postal_code");

  private RowChange() {}

  static ContactChange of(JsonNode row, NamedSet customFields) {
    ContactChange change = ContactChange.empty();
    DETAILS.forEach(name -> Json.put(change.details(), name, Json.text(row, name)));
    NUMBERS.stream()
        .filter(row::hasNonNull)
        .forEach(name -> change.details().put(name, row.path(name).asInt()));
    phone(row, "phone", "other", change);
    address(row, "", "other", change);
    for (String kind : KINDS) {
      phone(row, kind + "_phone", kind, change);
      address(row, kind + "_", kind, change);
    }
    custom(row, customFields, change);
    return change;
  }

  private static void phone(JsonNode row, String field, String kind, ContactChange change) {
    String number = Json.text(row, field);
    if (number != null) {
      change.phones().put(kind, number);
    }
  }

  private static void address(JsonNode row, String prefix, String kind, ContactChange change) {
    ObjectNode address = Json.object();
    ADDRESS.forEach((field, name) -> Json.put(address, name, Json.text(row, prefix + field)));
    Json.put(address, "street2", Json.text(row, prefix + "street2"));
    Json.put(address, "country", country(row, prefix));
    if (!address.isEmpty()) {
      change.addresses().put(kind, address);
    }
  }

  /** The vendor's schema has a space in one of the names. */
  private static @org.jspecify.annotations.Nullable String country(JsonNode row, String prefix) {
    String plain = Json.text(row, prefix + "country");
    return plain == null && prefix.equals("home_") ? Json.text(row, "home country") : plain;
  }

  private static void custom(JsonNode row, NamedSet fields, ContactChange change) {
    row.fieldNames()
        .forEachRemaining(
            name -> {
              String value = Json.text(row, name);
              if (name.startsWith("cf:") && value != null) {
                fields
                    .named(name.substring(3))
                    .ifPresent(field -> change.customFields().put(field.id(), value));
              }
            });
  }
}
