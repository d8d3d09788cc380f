package io.fanfare.account;

import io.fanfare.vendor.PartnerDirectory.DirectoryPage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads the vendor's list of managed accounts into the directory, a page at a time. */
@ApplicationScoped
public class DirectorySync implements DirectoryPass {
  private final DirectoryPages pages;
  private final AccountStore store;
  private final Clock clock;

  DirectorySync(DirectoryPages pages, AccountStore store, Clock clock) {
    this.pages = pages;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Uni<Long> runOnce() {
    UUID sync = UUID.randomUUID();
    Instant began = clock.instant();
    AtomicReference<@Nullable String> next = new AtomicReference<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> page(sync, next.get()))
        .whilst(page -> advance(page, next))
        .collect()
        .last()
        .chain(() -> store.passed(sync, Duration.between(began, clock.instant())));
  }

  private Uni<DirectoryPage> page(UUID sync, @Nullable String next) {
    return pages.read(next).call(page -> store.seen(sync, page.accounts()));
  }

  private static boolean advance(DirectoryPage page, AtomicReference<@Nullable String> next) {
    next.set(page.next());
    return page.next() != null;
  }
}
