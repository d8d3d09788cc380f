package io.fanfare.account;

import io.fanfare.quota.Demand;
import io.fanfare.quota.Heard;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.PartnerDirectory;
import io.fanfare.vendor.PartnerDirectory.DirectoryPage;
import io.fanfare.vendor.PartnerDirectory.DirectoryUnavailableException;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
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
public class DirectorySync {
  private static final Verdict NO_TOKEN = new Verdict.NotSent("no_token");

  private static final int RETRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LAST_PAUSE = Duration.ofSeconds(5);

  private final VendorApi vendor;
  private final QuotaGate gate;
  private final PartnerDirectory directory;
  private final AccountStore store;
  private final Clock clock;

  public DirectorySync(
      VendorApi vendor,
      QuotaGate gate,
      PartnerDirectory directory,
      AccountStore store,
      Clock clock) {
    this.vendor = vendor;
    this.gate = gate;
    this.directory = directory;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Makes one pass over the whole list and answers how many accounts are active then. A pass that
   * fails on the way closes no account; what it saw until then stays. A page is a read: one that
   * did not come is asked for again a few times, each with a slot of its own.
   */
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
    return vendor
        .ready()
        .onFailure()
        .transform(failure -> new DirectoryUnavailableException(NO_TOKEN))
        .chain(() -> gate.pass(Demand.of(Purpose.DIRECTORY)))
        .chain(slot -> page(slot, next))
        .onFailure(DirectoryUnavailableException.class)
        .retry()
        .withBackOff(FIRST_PAUSE, LAST_PAUSE)
        .atMost(RETRIES)
        .call(page -> store.seen(sync, page.accounts()));
  }

  private Uni<DirectoryPage> page(Slot slot, @Nullable String next) {
    return directory
        .page(slot, next)
        .call(page -> gate.answered(slot, Heard.WELL))
        .onFailure(DirectoryUnavailableException.class)
        .call(failure -> QuotaFeedback.tell(gate, slot, verdict(failure)));
  }

  private static Verdict verdict(Throwable failure) {
    return ((DirectoryUnavailableException) failure).verdict();
  }

  private static boolean advance(DirectoryPage page, AtomicReference<@Nullable String> next) {
    next.set(page.next());
    return page.next() != null;
  }
}
