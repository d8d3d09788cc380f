package io.fanfare.simulator.bulk;

import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.contacts.Segment;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One way to choose contacts; resolved when the activity runs, not when it is accepted. */
sealed interface Selector {
  /** Whether the contact is chosen; never asked for deleted contacts. */
  boolean chooses(Contact contact, Account account, Instant now);

  /** All contacts of the account that are chosen. */
  default List<Contact> resolve(Account account, Instant now) {
    return account.contacts().all().stream()
        .filter(contact -> !contact.deleted() && chooses(contact, account, now))
        .toList();
  }

  /** By contact id. */
  record Named(Set<String> contactIds) implements Selector {
    @Override
    public boolean chooses(Contact contact, Account account, Instant now) {
      return contactIds.contains(contact.id());
    }
  }

  /** Members of any of the lists. */
  record OnLists(List<String> listIds) implements Selector {
    @Override
    public boolean chooses(Contact contact, Account account, Instant now) {
      return listIds.stream().anyMatch(contact.lists()::contains);
    }
  }

  /** Carrying any of the tags. */
  record Tagged(List<String> tagIds) implements Selector {
    @Override
    public boolean chooses(Contact contact, Account account, Instant now) {
      return tagIds.stream().anyMatch(contact.tags()::contains);
    }
  }

  /** Every contact, left ones too when {@code unsubscribed}. */
  record Everyone(boolean unsubscribed) implements Selector {
    @Override
    public boolean chooses(Contact contact, Account account, Instant now) {
      return unsubscribed || contact.active();
    }
  }

  /** Of one engagement level. */
  record Engaged(String level) implements Selector {
    @Override
    public boolean chooses(Contact contact, Account account, Instant now) {
      return contact.active() && contact.engagement().equals(level);
    }
  }

  /** In a segment; a segment that is gone by then chooses nobody. */
  record InSegment(int segmentId) implements Selector {
    @Override
    public boolean chooses(Contact contact, Account account, Instant now) {
      Segment segment = account.segments().get(segmentId);
      return segment != null && segment.holds(contact);
    }
  }

  /** Subscribed within the last 30 days. */
  record NewSubscribers() implements Selector {
    @Override
    public boolean chooses(Contact contact, Account account, Instant now) {
      return contact.newSubscriber(now);
    }
  }

  /** Chosen by both. */
  record Both(Selector one, Selector other) implements Selector {
    @Override
    public boolean chooses(Contact contact, Account account, Instant now) {
      return one.chooses(contact, account, now) && other.chooses(contact, account, now);
    }
  }

  /** Without the named contacts. */
  record Except(Selector base, Set<String> contactIds) implements Selector {
    public Except {
      contactIds = new HashSet<>(contactIds);
    }

    @Override
    public boolean chooses(Contact contact, Account account, Instant now) {
      return !contactIds.contains(contact.id()) && base.chooses(contact, account, now);
    }
  }
}
