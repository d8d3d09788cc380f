package io.fanfare.simulator.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One person in one account. One thread only. */
public final class Contact {
  private static final Duration NEW_SUBSCRIBER = Duration.ofDays(30);

  private final String id;
  private final Identity identity;
  private final Instant createdAt;
  private final String engagement;
  private final ObjectNode details = Json.object();
  private final Map<String, String> customFields = new TreeMap<>();
  private final Map<String, String> phones = new TreeMap<>();
  private final Map<String, ObjectNode> addresses = new TreeMap<>();
  private final Set<String> lists = new LinkedHashSet<>();
  private final Set<String> tags = new LinkedHashSet<>();
  private Permission permission = Permission.IMPLICIT;
  private Instant updatedAt;
  private @Nullable OptOut optOut;
  private @Nullable Instant deletedAt;

  Contact(String id, Identity identity, Instant createdAt, String engagement) {
    this.id = id;
    this.identity = identity;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    this.engagement = engagement;
  }

  /** When and why a contact left; {@code source} is Account, Contact or System. */
  public record OptOut(Instant at, String source, @Nullable String reason) {}

  public String id() {
    return id;
  }

  public Identity identity() {
    return identity;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public String engagement() {
    return engagement;
  }

  public Permission permission() {
    return permission;
  }

  @Nullable OptOut optOut() {
    return optOut;
  }

  @Nullable Instant deletedAt() {
    return deletedAt;
  }

  public Set<String> lists() {
    return lists;
  }

  public Set<String> tags() {
    return tags;
  }

  public ObjectNode details() {
    return details;
  }

  public boolean deleted() {
    return deletedAt != null;
  }

  public boolean unsubscribed() {
    return permission == Permission.UNSUBSCRIBED;
  }

  /** Active in the vendor's sense: billable. */
  public boolean active() {
    return !deleted() && !unsubscribed();
  }

  /** Subscribed within the last 30 days. */
  public boolean newSubscriber(Instant now) {
    return active() && createdAt.isAfter(now.minus(NEW_SUBSCRIBER));
  }

  public void apply(ContactChange change, Instant now) {
    details.setAll(change.details());
    customFields.putAll(change.customFields());
    phones.putAll(change.phones());
    addresses.putAll(change.addresses());
    updatedAt = now;
  }

  /** Replaces everything but the identity, as PUT does. */
  public void replace(ContactChange change, Instant now) {
    details.removeAll();
    customFields.clear();
    phones.clear();
    addresses.clear();
    apply(change, now);
  }

  public void permit(Permission granted, Instant now) {
    permission = granted;
    optOut = null;
    updatedAt = now;
  }

  /** Leaves: no list keeps the contact. */
  public void unsubscribe(OptOut left) {
    permission = Permission.UNSUBSCRIBED;
    optOut = left;
    updatedAt = left.at();
    lists.clear();
  }

  public void delete(Instant now) {
    deletedAt = now;
    updatedAt = now;
    lists.clear();
    tags.clear();
  }

  public void revive() {
    deletedAt = null;
  }

  public void forgetCustomField(String fieldId) {
    customFields.remove(fieldId);
  }

  public Map<String, String> customFields() {
    return customFields;
  }

  public Map<String, String> phones() {
    return phones;
  }

  public Map<String, ObjectNode> addresses() {
    return addresses;
  }
}
