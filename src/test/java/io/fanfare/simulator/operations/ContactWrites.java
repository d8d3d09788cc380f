package io.fanfare.simulator.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.contacts.ContactJson;
import io.fanfare.simulator.contacts.Identity;
import io.fanfare.simulator.contacts.Permission;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import java.util.Optional;

/** Creating, changing and deleting single contacts. */
final class ContactWrites {
  private ContactWrites() {}

  static Reply create(Account account, Call call) {
    JsonNode body = call.body();
    Identity identity = identity(body);
    Optional<Contact> known = account.contacts().find(identity);
    if (known.isPresent() && !known.get().deleted()) {
      return Errors.conflict("The contact exists as " + known.get().id());
    }
    Contact contact = account.contacts().findOrAdd(identity, call.now());
    contact.replace(ContactBody.change(body), call.now());
    permit(contact, body, call);
    ContactBody.group(account, contact, body);
    return Reply.created(ContactJson.of(contact, ContactJson.PARTS));
  }

  /** PUT replaces: what the body leaves out is gone. */
  static Reply update(Account account, Call call) {
    JsonNode body = call.body();
    Contact contact = ContactCalls.existing(account, call);
    if (Json.text(body, "update_source") == null) {
      return Errors.invalid("update_source is required.");
    }
    contact.revive();
    contact.replace(ContactBody.change(body), call.now());
    permit(contact, body, call);
    contact.lists().clear();
    contact.tags().clear();
    ContactBody.group(account, contact, body);
    return Reply.ok(ContactJson.of(contact, ContactJson.PARTS));
  }

  static Reply delete(Account account, Call call) {
    ContactCalls.existing(account, call).delete(call.now());
    return Reply.noContent();
  }

  static Reply resubscribe(Account account, Call call) {
    Contact contact = ContactCalls.existing(account, call);
    if (!contact.unsubscribed()) {
      return Errors.conflict("The contact has not unsubscribed.");
    }
    contact.permit(Permission.PENDING_CONFIRMATION, call.now());
    return Reply.ok(ContactJson.of(contact, ContactJson.PARTS));
  }

  /** Creates (201) or updates (200); nothing that is not named is lost. */
  static Reply signUp(Account account, Call call) {
    JsonNode body = call.body();
    Identity identity = identity(body);
    if (body.path("list_memberships").isEmpty()) {
      return Errors.invalid("list_memberships is required.");
    }
    boolean created = account.contacts().find(identity).isEmpty();
    Contact contact = account.contacts().findOrAdd(identity, call.now());
    contact.apply(ContactBody.change(body), call.now());
    contact.permit(Permission.EXPLICIT, call.now());
    ContactBody.group(account, contact, body);
    JsonNode json =
        Json.object()
            .put("contact_id", contact.id())
            .put("action", created ? "created" : "updated");
    return created ? Reply.created(json) : Reply.ok(json);
  }

  private static Identity identity(JsonNode body) {
    JsonNode email = body.path("email_address");
    String address = email.isTextual() ? email.asText() : Json.text(email, "address");
    JsonNode channel = body.path("sms_channel");
    String full = Json.text(channel, "full_sms_address");
    Identity identity =
        Identity.of(address, full == null ? Json.text(channel, "sms_address") : full);
    if (identity.key() == null || !identity.plausible()) {
      throw new VendorError(Errors.invalid("email_address is missing or not valid."));
    }
    return identity;
  }

  private static void permit(Contact contact, JsonNode body, Call call) {
    String wanted = Json.text(body.path("email_address"), "permission_to_send");
    if (wanted == null) {
      return;
    }
    Permission permission =
        Permission.of(wanted)
            .orElseThrow(() -> new VendorError(Errors.invalid("permission_to_send is unknown.")));
    if (permission == Permission.UNSUBSCRIBED) {
      contact.unsubscribe(new Contact.OptOut(call.now(), "Account", null));
    } else {
      contact.permit(permission, call.now());
    }
  }
}
