package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.Outcome;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.vendor.Call;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Puts tags on contacts and takes them off. */
final class Taggings {
  private static final Set<String> SOURCES =
      Set.of("contact_ids", "list_ids", "tag_ids", "all_active_contacts", "new_subscriber");

  private Taggings() {}

  static BulkOperation.Plan add(Account account, Call call) {
    return plan(account, call, (contact, tags) -> contact.tags().addAll(tags));
  }

  static BulkOperation.Plan remove(Account account, Call call) {
    return plan(account, call, (contact, tags) -> tags.forEach(contact.tags()::remove));
  }

  private static BulkOperation.Plan plan(
      Account account, Call call, BiConsumer<Contact, List<String>> change) {
    JsonNode body = call.body();
    Selector selector = Source.read(body, SOURCES);
    List<String> tags = Limits.ids(body, "tag_ids", Limits.TAG_IDS);
    Limits.found(account.tags(), tags, "tag_ids");
    return new BulkOperation.Plan(
        account.contacts().all().size(),
        now -> {
          List<Contact> chosen = selector.resolve(account, now);
          chosen.forEach(contact -> change.accept(contact, tags));
          return Outcome.items(chosen.size());
        });
  }
}
