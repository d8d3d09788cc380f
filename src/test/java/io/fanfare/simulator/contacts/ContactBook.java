package io.fanfare.simulator.contacts;

import io.fanfare.simulator.vendor.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The contacts of one account, deleted ones included. One thread only. */
public final class ContactBook {
  private final String account;
  private final Map<String, Contact> byId = new LinkedHashMap<>();
  private final Map<String, Contact> byIdentity = new LinkedHashMap<>();

  public ContactBook(String account) {
    this.account = account;
  }

  public Collection<Contact> all() {
    return byId.values();
  }

  public Optional<Contact> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** By e-mail address first, then by SMS number; deleted ones are found too. */
  public Optional<Contact> find(Identity identity) {
    Contact byEmail = identity.email() == null ? null : byIdentity.get(identity.email());
    Contact bySms = identity.sms() == null ? null : byIdentity.get(identity.sms());
    return Optional.ofNullable(byEmail == null ? bySms : byEmail);
  }

  /** A new contact; {@code identity} must not be empty nor known. */
  public Contact add(Identity identity, Instant at, String engagement) {
    String key = Objects.requireNonNull(identity.key(), "an empty identity");
    Contact contact = new Contact(Ids.contact(account, key), identity, at, engagement);
    byId.put(contact.id(), contact);
    index(identity.email(), contact);
    index(identity.sms(), contact);
    return contact;
  }

  /** The contact with that identity, revived when it was deleted, new when there is none. */
  public Contact findOrAdd(Identity identity, Instant now) {
    Contact contact = find(identity).orElseGet(() -> add(identity, now, "unqualified"));
    contact.revive();
    return contact;
  }

  private void index(@org.jspecify.annotations.Nullable String key, Contact contact) {
    if (key != null) {
      byIdentity.put(key, contact);
    }
  }
}
