package io.fanfare.simulator.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.contacts.ContactJson;
import io.fanfare.simulator.contacts.Permission;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Page;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import java.util.List;
import java.util.function.Predicate;

/** Contacts one by one and as a collection. */
final class ContactCalls {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private ContactCalls() {}

  static void addTo(Routes<Operation> routes) {
    routes.add("GET", "/contacts", ContactCalls::list);
    routes.add("POST", "/contacts", ContactWrites::create);
    routes.add("POST", "/contacts/sign_up_form", ContactWrites::signUp);
    routes.add("GET", "/contacts/counts", ContactCalls::counts);
    routes.add("GET", "/contacts/contact_id_xrefs", (account, call) -> xrefs());
    routes.add("GET", "/contacts/{contact_id}", ContactCalls::get);
    routes.add("PUT", "/contacts/{contact_id}", ContactWrites::update);
    routes.add("DELETE", "/contacts/{contact_id}", ContactWrites::delete);
    routes.add("PUT", "/contacts/resubscribe/{contact_id}", ContactWrites::resubscribe);
    routes.add("GET", "/contacts/sms_engagement_history/{contact_id}", ContactCalls::smsHistory);
  }

  private static Reply list(Account account, Call call) {
    Predicate<Contact> wanted = ContactFilter.of(account, call);
    List<Contact> found = account.contacts().all().stream().filter(wanted).toList();
    Page<Contact> page = Page.of(call, found, call.limit(DEFAULT_LIMIT, MAX_LIMIT));
    ObjectNode json = Json.object();
    ArrayNode rows = json.putArray("contacts");
    var include = ContactFilter.include(call);
    page.items().forEach(contact -> rows.add(ContactJson.of(contact, include)));
    if ("true".equals(call.query().get("include_count"))) {
      json.put("contacts_count", found.size());
    }
    return Reply.ok(Json.link(json, "next", page.next()));
  }

  private static Reply get(Account account, Call call) {
    return Reply.ok(ContactJson.of(existing(account, call), ContactFilter.include(call)));
  }

  /** The contact that the path names; a deleted one is still found. */
  static Contact existing(Account account, Call call) {
    return account
        .contacts()
        .find(call.parameter("contact_id"))
        .orElseThrow(() -> new VendorError(Errors.notFound("contact_id")));
  }

  private static Reply counts(Account account, Call call) {
    List<Contact> all =
        account.contacts().all().stream().filter(contact -> !contact.deleted()).toList();
    ObjectNode json = Json.object().put("total", all.size());
    json.put("explicit", count(all, contact -> contact.permission() == Permission.EXPLICIT));
    json.put("implicit", count(all, contact -> contact.permission() == Permission.IMPLICIT));
    json.put(
        "pending", count(all, contact -> contact.permission() == Permission.PENDING_CONFIRMATION));
    json.put("unsubscribed", count(all, Contact::unsubscribed));
    if ("new_subscriber".equals(call.query().get("include"))) {
      json.put("new_subscriber", count(all, contact -> contact.newSubscriber(call.now())));
    }
    return Reply.ok(json);
  }

  private static long count(List<Contact> contacts, Predicate<Contact> which) {
    return contacts.stream().filter(which).count();
  }

  private static Reply xrefs() {
    JsonNode json = Json.object().set("xrefs", Json.array());
    return Reply.ok(json);
  }

  private static Reply smsHistory(Account account, Call call) {
    Contact contact = existing(account, call);
    return contact.identity().sms() == null
        ? Errors.notFound("An SMS channel of this contact")
        : Reply.ok(Json.array());
  }
}
