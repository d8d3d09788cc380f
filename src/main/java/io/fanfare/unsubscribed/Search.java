package io.fanfare.unsubscribed;

import io.fanfare.vendor.Reads;
import io.fanfare.vendor.VendorContacts;
import io.fanfare.vendor.VendorContacts.Sheet;
import io.fanfare.vendor.VendorContacts.Wanted;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the unsubscribed contacts of an import with as few calls as may find them. One call
 * lists 500 of those that were changed since the import began, which are hardly any others; that an
 * import changes them is likely, but not documented. What that does not bring is asked for one by
 * one where the calls are enough for all, else in the list of all that have unsubscribed.
 */
@ApplicationScoped
class Search {
  private final Reads reads;
  private final VendorContacts contacts;

  Search(Reads reads, VendorContacts contacts) {
    this.reads = reads;
    this.contacts = contacts;
  }

  /**
   * Makes up to so many look-ups as the check may cost. Fails with {@link
   * io.fanfare.vendor.FailedReadException} and {@link io.fanfare.quota.QuotaSpentException}; what
   * was found before that stays found.
   */
  Uni<Void> run(Check check, Findings findings) {
    Wanted touched = new Wanted(check.window().since(), null);
    return list(check, findings, touched).chain(() -> rest(check, findings));
  }

  private Uni<Void> rest(Check check, Findings findings) {
    if (isOver(check, findings)) {
      return Uni.createFrom().voidItem();
    }
    return findings.areFew(check.reads() - findings.reads())
        ? each(check, findings)
        : list(check, findings, Wanted.ALL);
  }

  private Uni<Void> each(Check check, Findings findings) {
    return Multi.createFrom()
        .iterable(findings.unseen())
        .onItem()
        .transformToUniAndConcatenate(
            email ->
                isOver(check, findings)
                    ? Uni.createFrom().voidItem()
                    : page(check, findings, new Wanted(null, email), null).replaceWithVoid())
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> list(Check check, Findings findings, Wanted wanted) {
    AtomicReference<@Nullable String> next = new AtomicReference<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> page(check, findings, wanted, next.get()).invoke(p -> next.set(p.next())))
        .whilst(page -> page.next() != null && !isOver(check, findings))
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Sheet.Page> page(
      Check check, Findings findings, Wanted wanted, @Nullable String next) {
    String account = check.of().accountId();
    return reads
        .read(slot -> contacts.unsubscribed(slot, account, wanted, next), Search::failure)
        .map(Sheet.Page.class::cast)
        .invoke(page -> findings.see(page.contacts()));
  }

  private static boolean isOver(Check check, Findings findings) {
    return findings.isComplete() || findings.reads() >= check.reads();
  }

  private static @Nullable Verdict failure(Sheet sheet) {
    return sheet instanceof Sheet.Failed failed ? failed.verdict() : null;
  }
}
