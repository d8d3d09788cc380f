package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.Outcome;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.vendor.Call;
import java.util.List;
import java.util.Set;

/** Adds contacts to lists and takes them off. */
final class Memberships {
  private static final Set<String> ADD_SOURCES =
      Set.of(
          "contact_ids",
          "list_ids",
          "tag_ids",
          "all_active_contacts",
          "engagement_level",
          "segment_id",
          "new_subscriber");
  private static final Set<String> REMOVE_SOURCES =
      Set.of("contact_ids", "list_ids", "tag_ids", "all_active_contacts", "engagement_level");

  private Memberships() {}

  static BulkOperation.Plan add(Account account, Call call) {
    JsonNode body = call.body();
    Selector selector = Source.read(body, ADD_SOURCES);
    List<String> targets = Limits.ids(body, "list_ids", Limits.LIST_IDS);
    Limits.known(account.lists(), targets, "list_ids");
    return new BulkOperation.Plan(
        account.contacts().all().size(),
        now -> {
          List<Contact> chosen = selector.resolve(account, now);
          long joined = chosen.stream().filter(contact -> join(contact, targets)).count();
          return outcome(chosen.size(), (int) joined, targets.size());
        });
  }

  static BulkOperation.Plan remove(Account account, Call call) {
    JsonNode body = call.body();
    Selector selector = Source.read(body, REMOVE_SOURCES);
    List<String> targets = Limits.ids(body, "list_ids", Limits.LIST_IDS);
    Limits.found(account.lists(), targets, "list_ids");
    return new BulkOperation.Plan(
        account.contacts().all().size(),
        now -> {
          List<Contact> chosen = selector.resolve(account, now);
          chosen.forEach(contact -> targets.forEach(contact.lists()::remove));
          return outcome(chosen.size(), chosen.size(), targets.size());
        });
  }

  /** Who has unsubscribed, or is on 50 lists, is not added. */
  static boolean join(Contact contact, List<String> lists) {
    if (contact.unsubscribed()) {
      return false;
    }
    for (String list : lists) {
      if (contact.lists().size() < Limits.LISTS_OF_A_CONTACT || contact.lists().contains(list)) {
        contact.lists().add(list);
      }
    }
    return contact.lists().containsAll(lists);
  }

  private static Outcome outcome(int total, int done, int lists) {
    return Outcome.none()
        .with("items_total_count", total)
        .with("items_completed_count", done)
        .with("list_count", lists);
  }
}
