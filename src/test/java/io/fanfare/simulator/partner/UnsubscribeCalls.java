package io.fanfare.simulator.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.accounts.Directory;
import io.fanfare.simulator.accounts.Listing;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.contacts.Identity;
import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Unsubscribing addresses, in one account or everywhere. */
final class UnsubscribeCalls {
  private static final int MOST = 500;
  private static final Set<String> SOURCES = Set.of("Account", "Contact", "System");

  private final Directory directory;

  UnsubscribeCalls(Directory directory) {
    this.directory = directory;
  }

  void addTo(Routes<Endpoint> routes) {
    routes.add(
        "POST", "/partner/accounts/{encoded_account_id}/contacts/unsubscribe", this::unsubscribe);
  }

  private Reply unsubscribe(Call call) {
    JsonNode body = call.body();
    List<String> addresses = Json.texts(body.path("email_addresses"));
    boolean global = body.path("global_unsubscribe").asBoolean(false);
    if (addresses.isEmpty() || addresses.size() > (global ? 1 : MOST)) {
      return Errors.invalid("email_addresses has too few or too many items.");
    }
    if (!SOURCES.contains(body.path("update_source").asText())) {
      return Errors.invalid("update_source is not a known one.");
    }
    Optional<Listing> one = directory.find(call.parameter("encoded_account_id"));
    if (one.isEmpty()) {
      return Errors.notFound("encoded_account_id");
    }
    Stream<Listing> targets = global ? directory.listings().stream() : one.stream();
    long count =
        targets
            .flatMap(listing -> directory.open(listing.id(), call.now()).stream())
            .mapToLong(account -> unsubscribe(account, addresses, call))
            .sum();
    return Reply.ok(Json.object().put("unsubscribed_count", count));
  }

  private static long unsubscribe(Account account, List<String> addresses, Call call) {
    JsonNode body = call.body();
    List<Contact> found =
        addresses.stream()
            .flatMap(email -> account.contacts().find(Identity.of(email, null)).stream())
            .filter(Contact::active)
            .toList();
    for (Contact contact : found) {
      contact.unsubscribe(
          new Contact.OptOut(
              call.now(), body.path("update_source").asText(), Json.text(body, "opt_out_reason")));
      if (body.path("delete_contacts").asBoolean(false)) {
        contact.delete(call.now());
      }
    }
    return found.size();
  }
}
