package io.fanfare.unsubscribed;

import io.fanfare.operation.ImportBody;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionReason;
import io.fanfare.rejection.RowOrigins;
import io.fanfare.vendor.VendorContacts.Gone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far of the rows of one import. Several rows may be of one contact; no more
 * contacts are found than the vendor counted. Not thread-safe.
 */
final class Findings {
  private static final String FOUND =
      "Its contact has unsubscribed: it was updated, and not added to the lists.";

  private final long contacts;
  private final @Nullable Instant until;
  private final Map<String, BitSet> unseen = new HashMap<>();
  private final BitSet rows = new BitSet();
  private int found;
  private int reads;

  Findings(Check check, List<String> emails) {
    this.contacts = check.contacts();
    this.until = check.window().until();
    for (int row = 0; row < emails.size(); row++) {
      if (!emails.get(row).isEmpty()) {
        unseen.computeIfAbsent(emails.get(row), email -> new BitSet()).set(row);
      }
    }
  }

  /** A look-up brought these. One who left when the import was over had been added by it. */
  void see(List<Gone> gone) {
    reads++;
    for (Gone one : gone) {
      boolean later = until != null && one.since() != null && one.since().isAfter(until);
      @Nullable BitSet of =
          later || isComplete() ? null : unseen.remove(ImportBody.plain(one.email()));
      if (of != null) {
        rows.or(of);
        found++;
      }
    }
  }

  boolean isComplete() {
    return found >= contacts;
  }

  /** How many look-ups were made. */
  int reads() {
    return reads;
  }

  /** Whether so many look-ups are enough to ask for each contact by itself. */
  boolean areFew(int most) {
    return unseen.size() <= most;
  }

  /** The contacts of rows that were not found yet. */
  List<String> unseen() {
    return List.copyOf(unseen.keySet());
  }

  /** A line for each row that was found, and one for the contacts that were not. */
  List<Rejection> rejections(String accountId, RowOrigins origins, String rest) {
    List<Rejection> lines = new ArrayList<>();
    rows.stream()
        .forEach(
            row ->
                lines.add(
                    new Rejection(
                        accountId,
                        origins.row(row),
                        origins.key(row),
                        RejectionReason.UNSUBSCRIBED,
                        FOUND,
                        null)));
    if (!isComplete()) {
      lines.add(
          Rejection.nameless(accountId, RejectionReason.UNSUBSCRIBED, rest, contacts - found));
    }
    return lines;
  }
}
