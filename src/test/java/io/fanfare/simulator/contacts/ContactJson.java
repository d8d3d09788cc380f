package io.fanfare.simulator.contacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import java.util.Set;

/** A contact as the API shows it. */
public final class ContactJson {
  /** Every part that {@code include} can ask for. */
  public static final Set<String> PARTS =
      Set.of(
          "custom_fields",
          "list_memberships",
          "phone_numbers",
          "street_addresses",
          "taggings",
          "notes",
          "sms_channel");

  private ContactJson() {}

  /** The contact with those of its parts that {@code include} names. */
  public static ObjectNode of(Contact contact, Set<String> include) {
    ObjectNode json = Json.object().put("contact_id", contact.id());
    if (contact.identity().email() != null) {
      json.set("email_address", email(contact));
    }
    json.setAll(contact.details());
    json.put("update_source", "Account").put("create_source", "Account");
    json.put("created_at", Json.time(contact.createdAt()));
    json.put("updated_at", Json.time(contact.updatedAt()));
    Json.put(json, "deleted_at", Json.time(contact.deletedAt()));
    parts(contact, include, json);
    return json;
  }

  private static ObjectNode email(Contact contact) {
    ObjectNode email = Json.object().put("address", contact.identity().email());
    email.put("permission_to_send", contact.permission().wire());
    email.put("created_at", Json.time(contact.createdAt()));
    email.put("updated_at", Json.time(contact.updatedAt()));
    Contact.OptOut left = contact.optOut();
    if (left == null) {
      email.put("opt_in_source", "Account").put("opt_in_date", Json.time(contact.createdAt()));
    } else {
      email.put("opt_out_source", left.source()).put("opt_out_date", Json.time(left.at()));
      Json.put(email, "opt_out_reason", left.reason());
    }
    return email.put("confirm_status", "off");
  }

  private static void parts(Contact contact, Set<String> include, ObjectNode json) {
    if (include.contains("custom_fields")) {
      ArrayNode fields = json.putArray("custom_fields");
      contact
          .customFields()
          .forEach(
              (id, value) -> fields.addObject().put("custom_field_id", id).put("value", value));
    }
    if (include.contains("phone_numbers")) {
      ArrayNode phones = json.putArray("phone_numbers");
      contact
          .phones()
          .forEach(
              (kind, number) -> phones.addObject().put("phone_number", number).put("kind", kind));
    }
    if (include.contains("street_addresses")) {
      ArrayNode addresses = json.putArray("street_addresses");
      contact
          .addresses()
          .forEach((kind, address) -> addresses.addObject().put("kind", kind).setAll(address));
    }
    groups(contact, include, json);
  }

  private static void groups(Contact contact, Set<String> include, ObjectNode json) {
    if (include.contains("list_memberships")) {
      json.set("list_memberships", Json.strings(contact.lists()));
    }
    if (include.contains("taggings")) {
      json.set("taggings", Json.strings(contact.tags()));
    }
    if (include.contains("notes")) {
      json.putArray("notes");
    }
    if (include.contains("sms_channel") && contact.identity().sms() != null) {
      json.putObject("sms_channel").put("sms_address", contact.identity().sms());
    }
  }
}
