package io.fanfare.http.audit;

import io.fanfare.audit.AuditTrail.Entry;
import io.fanfare.http.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries, the latest first.
 *
 * @param next what to send as {@code after} for the next page, null on the last
 */
public record AuditPage(List<EntryJson> entries, @Nullable String next) {

  /** An entry as admins see it. */
  public record EntryJson(long number, Instant at, String caller, String action, String subject) {
    static EntryJson of(Entry entry) {
      return new EntryJson(
          entry.number(), entry.at(), entry.caller(), entry.action().word(), entry.subject());
    }
  }

  static AuditPage of(Paging paging, List<Entry> entries) {
    return new AuditPage(
        entries.stream().map(EntryJson::of).toList(),
        paging.next(entries, entry -> Long.toString(entry.number())));
  }
}
