package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.Outcome;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.contacts.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One import landing: rows in their order, the later of two rows for one person wins. Line numbers
 * count a header, so that the first row is line 2.
 */
final class ImportRun {
  private final Account account;
  private final List<String> lists;
  private final Instant now;
  private final Set<String> persons = new HashSet<>();
  private final Set<String> notAdded = new HashSet<>();
  private final List<String> errors = new ArrayList<>();
  private int correctable;
  private int hopeless;

  ImportRun(Account account, List<String> lists, Instant now) {
    this.account = account;
    this.lists = lists;
    this.now = now;
  }

  Outcome run(List<JsonNode> rows) {
    for (int index = 0; index < rows.size(); index++) {
      row(rows.get(index), index + 2);
    }
    return Outcome.none()
        .with("items_total_count", rows.size() + 1)
        .with("person_count", persons.size())
        .with("error_count", hopeless)
        .with("correctable_count", correctable)
        .with("cannot_add_to_list_count", notAdded.size())
        .withErrors(errors);
  }

  private void row(JsonNode row, int line) {
    RowCheck.Fault fault = RowCheck.firstFault(row, account.customFields());
    if (fault != null) {
      errors.add("Line " + line + ": " + fault.message());
      correctable += fault.correctable() ? 1 : 0;
      hopeless += fault.correctable() ? 0 : 1;
      return;
    }
    Contact contact = account.contacts().findOrAdd(Identity.ofRow(row), now);
    contact.apply(RowChange.of(row, account.customFields()), now);
    persons.add(contact.id());
    if (!Memberships.join(contact, lists)) {
      notAdded.add(contact.id());
    }
  }
}
