package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.Outcome;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.vendor.Call;
import java.util.List;
import java.util.Set;

/** Deletes contacts, lists, tags and custom fields. */
final class Removals {
  private static final Set<String> CONTACT_SOURCES = Set.of("contact_ids", "list_ids");

  private Removals() {}

  static BulkOperation.Plan contacts(Account account, Call call) {
    JsonNode body = call.body();
    Selector selector = Source.selector(body, Source.one(body, CONTACT_SOURCES));
    return new BulkOperation.Plan(
        account.contacts().all().size(),
        now -> {
          List<Contact> chosen = selector.resolve(account, now);
          chosen.forEach(contact -> contact.delete(now));
          return Outcome.items(chosen.size()).with("list_count", body.path("list_ids").size());
        });
  }

  static BulkOperation.Plan lists(Account account, Call call) {
    List<String> ids = Limits.ids(call.body(), "list_ids", Limits.LISTS_TO_DELETE);
    Limits.known(account.lists(), ids, "list_ids");
    return new BulkOperation.Plan(
        ids.size(),
        now -> {
          long gone = ids.stream().filter(account::deleteList).count();
          return Outcome.none().with("list_count", (int) gone);
        });
  }

  static BulkOperation.Plan tags(Account account, Call call) {
    List<String> ids = Limits.ids(call.body(), "tag_ids", Limits.TAGS_TO_DELETE);
    Limits.known(account.tags(), ids, "tag_ids");
    return new BulkOperation.Plan(
        ids.size(), now -> Outcome.items((int) ids.stream().filter(account::deleteTag).count()));
  }

  static BulkOperation.Plan customFields(Account account, Call call) {
    List<String> ids = Limits.ids(call.body(), "custom_field_ids", Limits.FIELDS_TO_DELETE);
    Limits.found(account.customFields(), ids, "custom_field_ids");
    return new BulkOperation.Plan(
        ids.size(),
        now -> {
          long gone = ids.stream().filter(account::deleteCustomField).count();
          return Outcome.items((int) gone);
        });
  }
}
