package io.fanfare.account;

import io.fanfare.quota.Demand;
import io.fanfare.quota.Heard;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.time.Backoff;
import io.fanfare.time.Timers;
import io.fanfare.vendor.PartnerDirectory;
import io.fanfare.vendor.PartnerDirectory.DirectoryPage;
import io.fanfare.vendor.PartnerDirectory.DirectoryUnavailableException;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.Tries;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of the vendor's list. A page is a read: one that did not come is asked for again a
 * few times, each with a slot of its own.
 */
@ApplicationScoped
class DirectoryPages {
  private static final Verdict NO_TOKEN = new Verdict.NotSent("no_token");
  private static final int TRIES = 5;
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(400), Duration.ofSeconds(5));

  private final VendorApi vendor;
  private final QuotaGate gate;
  private final PartnerDirectory directory;
  private final Timers timers;
  private final RandomGenerator random;

  DirectoryPages(
      VendorApi vendor,
      QuotaGate gate,
      PartnerDirectory directory,
      Timers timers,
      RandomGenerator random) {
    this.vendor = vendor;
    this.gate = gate;
    this.directory = directory;
    this.timers = timers;
    this.random = random;
  }

  /**
   * The page.
   *
   * @param next null for the first
   * @return fails with {@link DirectoryUnavailableException} when it could not be had
   */
  Uni<DirectoryPage> read(@Nullable String next) {
    return read(next, Tries.NONE);
  }

  private Uni<DirectoryPage> read(@Nullable String next, Tries tries) {
    return vendor
        .ready()
        .onFailure()
        .transform(failure -> new DirectoryUnavailableException(NO_TOKEN))
        .chain(() -> gate.pass(Demand.of(Purpose.DIRECTORY).retryIf(tries.isRepetition())))
        .chain(slot -> page(slot, next))
        .onFailure(DirectoryUnavailableException.class)
        .recoverWithUni(failure -> again(next, tries, failure));
  }

  private Uni<DirectoryPage> again(@Nullable String next, Tries before, Throwable failure) {
    Tries tries = before.and(verdict(failure));
    return tries.isOver(TRIES)
        ? Uni.createFrom().failure(failure)
        : timers
            .after(tries.pause(verdict(failure), PAUSES, random))
            .chain(() -> read(next, tries));
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
}
