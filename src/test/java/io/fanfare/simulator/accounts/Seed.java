package io.fanfare.simulator.accounts;

import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.contacts.ContactChange;
import io.fanfare.simulator.contacts.Identity;
import io.fanfare.simulator.contacts.Permission;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.simulator.vendor.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What every account starts with: the same names everywhere, under different ids. Contacts come in
 * turns of four: VIP on Newsletter (high engagement, a new subscriber); on Newsletter (medium);
 * Lead on Customers (low); unsubscribed.
 *
 * @param contacts how many contacts an account gets
 * @param lists names of its lists; the first two are used by the contacts
 * @param tags names of its tags; the first two are used by the contacts
 */
public record Seed(int contacts, List<String> lists, List<String> tags) {
  private static final List<String> ENGAGEMENT = List.of("high", "medium", "low", "unqualified");
  private static final Duration OLD = Duration.ofDays(400);

  void fill(Account account, Instant now) {
    Instant before = now.minus(OLD);
    for (String name : lists) {
      account.lists().add(name, Json.object().put("favorite", false), before);
    }
    for (String name : tags) {
      account.tags().add(name, Json.object().put("tag_source", "Contact"), before);
    }
    field(account, "loyalty_level", "Loyalty level", before);
    field(account, "shoe_size", "Shoe size", before);
    for (int index = 0; index < contacts; index++) {
      contact(account, index, now);
    }
  }

  private static void field(Account account, String name, String label, Instant at) {
    account.customFields().add(name, Json.object().put("label", label).put("type", "string"), at);
  }

  private void contact(Account account, int index, Instant now) {
    int turn = index % ENGAGEMENT.size();
    Instant at = now.minus(turn == 0 ? Duration.ofDays(1) : OLD);
    Identity identity = Identity.of(Ids.seededEmail(account.id(), index), null);
    Contact contact = account.contacts().add(identity, at, ENGAGEMENT.get(turn));
    ContactChange change = ContactChange.empty();
    change.details().put("first_name", "Sample" + index).put("last_name", "Contact");
    contact.apply(change, at);
    contact.permit(turn == 0 ? Permission.EXPLICIT : Permission.IMPLICIT, at);
    group(account, contact, turn, at);
  }

  private void group(Account account, Contact contact, int turn, Instant at) {
    if (turn == ENGAGEMENT.size() - 1) {
      contact.unsubscribe(new Contact.OptOut(at, "Contact", null));
      return;
    }
    int list = turn == 2 ? 1 : 0;
    if (list < lists.size()) {
      contact.lists().add(Ids.list(account.id(), lists.get(list)));
    }
    if (turn != 1 && list < tags.size()) {
      contact.tags().add(Ids.tag(account.id(), tags.get(list)));
    }
  }
}
