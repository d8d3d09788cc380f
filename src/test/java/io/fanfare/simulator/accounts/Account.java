package io.fanfare.simulator.accounts;

import io.fanfare.simulator.activities.ActivityDesk;
import io.fanfare.simulator.activities.ActivityQueue;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.contacts.ContactBook;
import io.fanfare.simulator.contacts.NamedSet;
import io.fanfare.simulator.contacts.Segment;
import io.fanfare.simulator.vendor.Ids;
import java.util.Map;
import java.util.TreeMap;

/** All that one client account holds. One thread only. */
public final class Account {
  private static final int MOST_LISTS = 1_000;
  private static final int MOST_TAGS = 500;
  private static final int MOST_FIELDS = 100;

  private final String id;
  private final ContactBook contacts;
  private final NamedSet lists;
  private final NamedSet tags;
  private final NamedSet customFields;
  private final Map<Integer, Segment> segments = new TreeMap<>();
  private final Profile profile;
  private final ActivityQueue activities;

  Account(String id, Profile profile, ActivityDesk desk) {
    this.id = id;
    this.profile = profile;
    this.contacts = new ContactBook(id);
    this.lists = new NamedSet(name -> Ids.list(id, name), MOST_LISTS);
    this.tags = new NamedSet(name -> Ids.tag(id, name), MOST_TAGS);
    this.customFields = new NamedSet(name -> Ids.customField(id, name), MOST_FIELDS);
    this.activities = new ActivityQueue(id, desk);
  }

  public String id() {
    return id;
  }

  public ContactBook contacts() {
    return contacts;
  }

  public NamedSet lists() {
    return lists;
  }

  public NamedSet tags() {
    return tags;
  }

  public NamedSet customFields() {
    return customFields;
  }

  public Map<Integer, Segment> segments() {
    return segments;
  }

  public Profile profile() {
    return profile;
  }

  public ActivityQueue activities() {
    return activities;
  }

  /** Deletes a list; its members lose the membership. */
  public boolean deleteList(String listId) {
    contacts.all().forEach(contact -> contact.lists().remove(listId));
    return lists.remove(listId);
  }

  /** Deletes a tag; it disappears from its contacts. */
  public boolean deleteTag(String tagId) {
    contacts.all().forEach(contact -> contact.tags().remove(tagId));
    return tags.remove(tagId);
  }

  /** Deletes a custom field and its values. */
  public boolean deleteCustomField(String fieldId) {
    contacts.all().forEach(contact -> contact.forgetCustomField(fieldId));
    return customFields.remove(fieldId);
  }

  public long activeContacts() {
    return contacts.all().stream().filter(Contact::active).count();
  }
}
