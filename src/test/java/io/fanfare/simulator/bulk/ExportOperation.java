package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.Outcome;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes a CSV of contacts; the file exists when the activity has completed. */
final class ExportOperation implements BulkOperation {
  private static final Set<String> STATUSES = Set.of("active", "unsubscribed", "removed");
  private static final Set<Set<String>> COMBINATIONS =
      Set.of(
          Set.of(),
          Set.of("exclude"),
          Set.of("contact_ids"),
          Set.of("list_ids"),
          Set.of("list_ids", "exclude"),
          Set.of("tag_ids"),
          Set.of("segment_id"),
          Set.of("new_subscriber"),
          Set.of("new_subscriber", "list_ids"),
          Set.of("new_subscriber", "exclude"));
  private static final Set<String> WITHOUT_STATUS =
      Set.of("tag_ids", "segment_id", "new_subscriber");
  private static final List<String> SELECTORS =
      List.of("contact_ids", "list_ids", "tag_ids", "segment_id", "new_subscriber");

  @Override
  public Plan plan(Account account, Call call) {
    JsonNode body = call.body();
    Selector selector = selector(body);
    String status = status(body);
    List<String> fields = Json.texts(body.path("fields"));
    Limits.require(
        fields.isEmpty()
            || fields.contains("email_address")
            || fields.stream().noneMatch(field -> field.startsWith("email_opt")),
        "fields with opt-in or opt-out need email_address.");
    return new Plan(
        account.contacts().all().size(),
        now -> {
          List<Contact> rows =
              account.contacts().all().stream()
                  .filter(contact -> inStatus(contact, status))
                  .filter(contact -> selector.chooses(contact, account, now))
                  .toList();
          return Outcome.items(rows.size()).withFile(ExportCsv.write(fields, rows));
        });
  }

  private static Selector selector(JsonNode body) {
    Set<String> given = new TreeSet<>();
    SELECTORS.stream().filter(body::hasNonNull).forEach(given::add);
    List<String> excluded =
        Limits.optionalIds(body.path("exclude"), "contact_ids", Limits.EXPORT_EXCLUDES);
    Set<String> all = new TreeSet<>(given);
    all.addAll(excluded.isEmpty() ? Set.of() : Set.of("exclude"));
    Limits.require(COMBINATIONS.contains(all), "these selectors do not go together.");
    boolean noStatus = given.stream().anyMatch(WITHOUT_STATUS::contains);
    Limits.require(!(noStatus && body.has("status")), "status does not go with this selector.");
    Selector base =
        given.stream()
            .map(name -> Source.selector(body, name))
            .reduce(Selector.Both::new)
            .orElse(new Selector.Everyone(true));
    return excluded.isEmpty() ? base : new Selector.Except(base, Set.copyOf(excluded));
  }

  private static @Nullable String status(JsonNode body) {
    String status = Json.text(body, "status");
    Limits.require(status == null || STATUSES.contains(status), "status is not a known one.");
    return status;
  }

  private static boolean inStatus(Contact contact, @Nullable String status) {
    if ("removed".equals(status)) {
      return contact.deleted();
    }
    if (contact.deleted()) {
      return false;
    }
    return status == null || contact.unsubscribed() == "unsubscribed".equals(status);
  }
}
