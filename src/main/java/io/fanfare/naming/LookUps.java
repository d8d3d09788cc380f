package io.fanfare.naming;

import io.fanfare.operation.reference.Kind;
import io.fanfare.vendor.FailedReadException;
import io.fanfare.vendor.Reads;
import io.fanfare.vendor.VendorNames;
import io.fanfare.vendor.VendorNames.Named;
import io.fanfare.vendor.VendorNames.Sheet;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads all names of one kind of an account. A page is a read: one that did not come is asked for
 * again a few times, each with a slot of its own.
 */
@ApplicationScoped
class LookUps {
  private final Reads reads;
  private final VendorNames names;
  private final Clock clock;

  LookUps(Reads reads, VendorNames names, Clock clock) {
    this.reads = reads;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Reads every page. Fails with {@link NamesUnavailableException} when one could not be had, and
   * with {@link io.fanfare.quota.QuotaSpentException}.
   */
  Uni<Listing> read(String accountId, Kind kind) {
    Instant began = clock.instant();
    AtomicReference<@Nullable String> next = new AtomicReference<>();
    List<Named> all = new ArrayList<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> page(accountId, kind, next.get()))
        .whilst(page -> advance(page, all, next))
        .collect()
        .last()
        .map(last -> new Listing(accountId, kind, began, List.copyOf(all)));
  }

  private static boolean advance(
      Sheet.Page page, List<Named> all, AtomicReference<@Nullable String> next) {
    all.addAll(page.named());
    next.set(page.next());
    return page.next() != null;
  }

  private Uni<Sheet.Page> page(String accountId, Kind kind, @Nullable String next) {
    return reads
        .read(slot -> names.page(slot, accountId, kind, next), LookUps::failure)
        .onFailure(FailedReadException.class)
        .transform(
            failed -> new NamesUnavailableException(((FailedReadException) failed).verdict()))
        .map(Sheet.Page.class::cast);
  }

  private static @Nullable Verdict failure(Sheet sheet) {
    return sheet instanceof Sheet.Failed failed ? failed.verdict() : null;
  }
}
