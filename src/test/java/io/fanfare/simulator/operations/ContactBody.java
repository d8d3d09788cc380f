package io.fanfare.simulator.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.contacts.ContactChange;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.VendorError;
import java.util.List;

/** Reads the nested body of a single contact. */
final class ContactBody {
  private static final List<String> DETAILS =
      List.of(
          "first_name",
          "last_name",
          "job_title",
          "company_name",
          "anniversary",
          "birthday_month",
          "birthday_day");

  private ContactBody() {}

  static ContactChange change(JsonNode body) {
    ContactChange change = ContactChange.empty();
    DETAILS.stream()
        .filter(body::hasNonNull)
        .forEach(name -> change.details().set(name, body.get(name)));
    for (JsonNode field : body.path("custom_fields")) {
      String value = field.path("value").asText();
      change.customFields().put(field.path("custom_field_id").asText(), value);
    }
    for (JsonNode phone : body.path("phone_numbers")) {
      change.phones().put(phone.path("kind").asText("other"), phone.path("phone_number").asText());
    }
    if (body.hasNonNull("phone_number")) {
      change.phones().put("other", body.get("phone_number").asText());
    }
    body.path("street_addresses").forEach(address -> address(address, change));
    if (body.path("street_address").isObject()) {
      address(body.get("street_address"), change);
    }
    return change;
  }

  private static void address(JsonNode address, ContactChange change) {
    ObjectNode parts = address.deepCopy();
    parts.remove("kind");
    change.addresses().put(address.path("kind").asText("other"), parts);
  }

  /** Joins the lists and tags that the body names; an unknown one is refused. */
  static void group(Account account, Contact contact, JsonNode body) {
    List<String> lists = Json.texts(body.path("list_memberships"));
    List<String> tags = Json.texts(body.path("taggings"));
    if (!account.lists().containsAll(lists) || !account.tags().containsAll(tags)) {
      throw new VendorError(Errors.invalid("a list or a tag does not exist."));
    }
    if (!contact.unsubscribed()) {
      contact.lists().addAll(lists);
    }
    contact.tags().addAll(tags);
  }
}
