package io.fanfare.naming;

import io.fanfare.operation.reference.Kind;
import io.fanfare.quota.Demand;
import io.fanfare.quota.Heard;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.time.Backoff;
import io.fanfare.time.Timers;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.Tries;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.VendorNames;
import io.fanfare.vendor.VendorNames.Named;
import io.fanfare.vendor.VendorNames.Sheet;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads all names of one kind of an account. A page is a read: one that did not come is asked for
 * again a few times, each with a slot of its own.
 */
@ApplicationScoped
class LookUps {
  private static final Verdict NO_TOKEN = new Verdict.NotSent("no_token");
  private static final int TRIES = 3;
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));

  private final VendorApi vendor;
  private final VendorNames names;
  private final QuotaGate gate;
  private final Clock clock;
  private final Timers timers;
  private final RandomGenerator random;

  LookUps(
      VendorApi vendor,
      VendorNames names,
      QuotaGate gate,
      Clock clock,
      Timers timers,
      RandomGenerator random) {
    this.vendor = vendor;
    this.names = names;
    this.gate = gate;
    this.clock = clock;
    this.timers = timers;
    this.random = random;
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
        .uni(() -> page(accountId, kind, next.get(), Tries.NONE))
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

  private Uni<Sheet.Page> page(String accountId, Kind kind, @Nullable String next, Tries tries) {
    return vendor
        .ready()
        .onFailure()
        .transform(failure -> new NamesUnavailableException(NO_TOKEN))
        .chain(() -> gate.pass(Demand.of(Purpose.LOOKUP).retryIf(tries.isRepetition())))
        .chain(slot -> page(slot, accountId, kind, next))
        .onFailure(NamesUnavailableException.class)
        .recoverWithUni(
            failure -> again(tries, failure, after -> page(accountId, kind, next, after)));
  }

  private Uni<Sheet.Page> again(
      Tries before, Throwable failure, Function<Tries, Uni<Sheet.Page>> page) {
    Verdict verdict = ((NamesUnavailableException) failure).verdict();
    Tries tries = before.and(verdict);
    return tries.isOver(TRIES) || !isWorthAnother(verdict)
        ? Uni.createFrom().failure(failure)
        : timers.after(tries.pause(verdict, PAUSES, random)).chain(() -> page.apply(tries));
  }

  private Uni<Sheet.Page> page(Slot slot, String accountId, Kind kind, @Nullable String next) {
    return names
        .page(slot, accountId, kind, next)
        .call(sheet -> told(slot, sheet))
        .map(LookUps::required);
  }

  private Uni<Void> told(Slot slot, Sheet sheet) {
    return sheet instanceof Sheet.Failed failed
        ? QuotaFeedback.tell(gate, slot, failed.verdict())
        : gate.answered(slot, Heard.WELL);
  }

  private static Sheet.Page required(Sheet sheet) {
    if (sheet instanceof Sheet.Failed failed) {
      throw new NamesUnavailableException(failed.verdict());
    }
    return (Sheet.Page) sheet;
  }

  /** What the vendor refused it would refuse again, and the day's end does not come sooner. */
  private static boolean isWorthAnother(Verdict verdict) {
    return !(verdict instanceof Verdict.Refused) && !(verdict instanceof Verdict.QuotaExceeded);
  }
}
