package io.fanfare.operation.bulk;

import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Contacts exported to a file: {@code contact_exports} (API reference 3.0.178 and its guide). All
 * filters are optional; none of them means the whole account. Few of them go together.
 *
 * @param fields the columns wanted; empty means all. Names are passed on, since the vendor's list
 *     of them is longer than what it documents
 * @param filters the names of the filters in use
 */
public record ContactExport(List<String> fields, List<String> filters) implements BulkRequest {

  private static final List<String> STATUS = List.of("active", "unsubscribed", "removed");
  private static final List<Selector> SELECTORS =
      List.of(
          Selector.CONTACT_IDS,
          Selector.LIST_IDS,
          Selector.TAG_IDS,
          Selector.SEGMENT_ID,
          Selector.NEW_SUBSCRIBER);
  private static final int MAX_EXCLUDED = 50;

  /** The pairs of filters that go together, in the order in which filters are read. */
  private static final Set<String> TOGETHER =
      Set.of(
          "contact_ids+status",
          "list_ids+status",
          "list_ids+exclude",
          "list_ids+new_subscriber",
          "new_subscriber+exclude");

  /** Reads the body. */
  public static ContactExport read(Fields body) {
    var export = new ContactExport(readFields(body), readFilters(body));
    export.refuseClashes(body);
    return export;
  }

  private static List<String> readFields(Fields body) {
    List<String> fields =
        body.has("fields") ? body.texts("fields", Integer.MAX_VALUE) : List.<String>of();
    boolean needsAddress = fields.stream().anyMatch(ContactExport::isAboutPermission);
    if (needsAddress && !fields.contains("email_address")) {
      body.refuse(
          "fields",
          Rule.REQUIRED_WITH,
          "Must have email_address when it has a field about e-mail opt-in or opt-out.");
    }
    return fields;
  }

  private static boolean isAboutPermission(String field) {
    return field.startsWith("email_optin_") || field.startsWith("email_optout_");
  }

  private static List<String> readFilters(Fields body) {
    List<String> filters = new ArrayList<>();
    for (Selector selector : SELECTORS) {
      if (selector.isUsed(body)) {
        filters.add(selector.field());
        selector.read(body);
      }
    }
    if (body.has("status")) {
      filters.add("status");
      body.word("status", STATUS);
    }
    if (body.has("exclude")) {
      filters.add("exclude");
      body.object("exclude").ifPresent(found -> ContactSource.readExclude(found, MAX_EXCLUDED));
    }
    return filters;
  }

  private void refuseClashes(Fields body) {
    for (int i = 0; i < filters.size(); i++) {
      for (int j = i + 1; j < filters.size(); j++) {
        refuseClash(body, filters.get(i), filters.get(j));
      }
    }
  }

  private void refuseClash(Fields body, String one, String other) {
    boolean narrowsLists = one.equals("status") && filters.contains("list_ids");
    if (!narrowsLists && !TOGETHER.contains(one + "+" + other)) {
      body.refuse(other, Rule.NOT_ALLOWED_WITH, "Does not go with " + one + ".");
    }
  }
}
