package io.fanfare.simulator.operations;

import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.contacts.ContactJson;
import io.fanfare.simulator.contacts.Identity;
import io.fanfare.simulator.contacts.Segment;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.VendorError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /contacts}. */
final class ContactFilter {
  private static final Set<String> STATUSES =
      Set.of(
          "all",
          "active",
          "deleted",
          "not_set",
          "pending_confirmation",
          "temp_hold",
          "unsubscribed");

  private ContactFilter() {}

  static Predicate<Contact> of(Account account, Call call) {
    return status(csv(call, "status"))
        .and(email(call.query().get("email")))
        .and(groups(csv(call, "lists"), csv(call, "tags")))
        .and(segment(account, call.query().get("segment_id")))
        .and(times(call));
  }

  /** Without a status, everyone who is not deleted. */
  private static Predicate<Contact> status(Set<String> wanted) {
    if (!STATUSES.containsAll(wanted)) {
      throw new VendorError(Errors.invalid("status is not a known one."));
    }
    if (wanted.isEmpty()) {
      return contact -> !contact.deleted();
    }
    return contact ->
        wanted.contains("all")
            || (contact.deleted() && wanted.contains("deleted"))
            || (contact.active() && wanted.contains("active"))
            || (!contact.deleted() && wanted.contains(contact.permission().wire()));
  }

  private static Predicate<Contact> email(@Nullable String email) {
    String wanted = Identity.of(email, null).email();
    return contact -> wanted == null || wanted.equals(contact.identity().email());
  }

  private static Predicate<Contact> groups(Set<String> lists, Set<String> tags) {
    return contact ->
        (lists.isEmpty() || lists.stream().anyMatch(contact.lists()::contains))
            && (tags.isEmpty() || tags.stream().anyMatch(contact.tags()::contains));
  }

  private static Predicate<Contact> segment(Account account, @Nullable String id) {
    if (id == null) {
      return contact -> true;
    }
    Segment segment = id.matches("\\d{1,9}") ? account.segments().get(Integer.valueOf(id)) : null;
    if (segment == null) {
      throw new VendorError(Errors.notFound("segment_id"));
    }
    return segment::holds;
  }

  private static Predicate<Contact> times(Call call) {
    Instant createdAfter = time(call, "created_after", Instant.MIN);
    Instant createdBefore = time(call, "created_before", Instant.MAX);
    Instant updatedAfter = time(call, "updated_after", Instant.MIN);
    Instant updatedBefore = time(call, "updated_before", Instant.MAX);
    return contact ->
        contact.createdAt().isAfter(createdAfter)
            && contact.createdAt().isBefore(createdBefore)
            && contact.updatedAt().isAfter(updatedAfter)
            && contact.updatedAt().isBefore(updatedBefore);
  }

  private static Instant time(Call call, String name, Instant fallback) {
    String value = call.query().get(name);
    try {
      return value == null ? fallback : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new VendorError(Errors.invalid(name + " is not a date and time."));
    }
  }

  /** The parts that {@code include} names. */
  static Set<String> include(Call call) {
    Set<String> parts = csv(call, "include");
    if (!ContactJson.PARTS.containsAll(parts)) {
      throw new VendorError(Errors.invalid("include names an unknown part."));
    }
    return parts;
  }

  private static Set<String> csv(Call call, String name) {
    String value = call.query().getOrDefault(name, "");
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toSet());
  }
}
