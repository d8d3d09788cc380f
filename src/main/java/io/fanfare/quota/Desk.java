package io.fanfare.quota;

import static io.fanfare.time.Times.later;

import io.fanfare.quota.QuotaLedger.Ask;
import io.fanfare.quota.QuotaLedger.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a slot in this replica, which slots it has leased, and who gets the next. Does
 * nothing itself: what is to be told, leased and waited for is handed back. For one thread at a
 * time.
 */
final class Desk {
  /** What a slot needs here to be still in time on the wire. */
  private static final Duration TO_THE_WIRE = Duration.ofMillis(5);

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final double LEASED_SECONDS = 0.25;
  private static final Predicate<Waiter> ANYBODY = waiter -> true;

  private final QuotaLimits limits;
  private final Clock clock;
  private final RandomGenerator random;
  private final GuardBand band;
  private final Waiting waiting = new Waiting();
  private final Deque<Leased> leased = new ArrayDeque<>();
  private final Crowd crowd;
  private final RetryBudget retries = new RetryBudget();
  private Breaker breaker = Breaker.CLOSED;
  private @Nullable Instant leasingSince;
  private Instant askFrom = Instant.EPOCH;
  private Duration tolerance = Lateness.LEAST;
  private int refusals;
  private volatile double rate;

  Desk(QuotaLimits limits, GuardBand band, Clock clock, RandomGenerator random) {
    this.limits = limits;
    this.rate = limits.perSecond();
    this.crowd = new Crowd(limits);
    this.band = band;
    this.clock = clock;
    this.random = random;
  }

  /** A slot that is ours. */
  private record Leased(Instant at, boolean reserved, Duration tolerance) {
    boolean isLate(Instant now) {
      return at.plus(tolerance).minus(TO_THE_WIRE).isBefore(now);
    }
  }

  /**
   * What follows from a moment.
   *
   * @param told to be run, outside of any lock
   * @param ask to be leased now, else null; {@link #leased} or {@link #failed} must follow
   * @param wake when to come back at the latest, else null
   */
  record Turn(List<Runnable> told, @Nullable Ask ask, @Nullable Instant wake) {}

  void enter(Waiter waiter) {
    waiting.add(waiter);
  }

  void leave(Waiter waiter) {
    waiting.remove(waiter);
  }

  /**
   * Hands out what is due.
   *
   * @param now the store's time, which slots are in
   * @param local this machine's, which nothing sets; how long somebody waits is measured in it
   */
  Turn turn(Instant now, Instant local) {
    List<Runnable> told = new ArrayList<>();
    Instant comeBack = breaker.isOpen() ? later(breaker.probeAt(), now) : now.plus(SOON);
    told.addAll(failing(waiting.removeSince(local.minus(QuotaLedger.AHEAD)), comeBack));
    while (!leased.isEmpty() && !leased.peekFirst().at().isAfter(now)) {
      release(leased.removeFirst(), now, local, told);
    }
    return new Turn(told, ask(now, local), wake(now, local));
  }

  private void release(Leased slot, Instant now, Instant local, List<Runnable> told) {
    if (slot.isLate(now)) {
      band.missed();
      return;
    }
    Waiter next = next(slot, now);
    if (next != null) {
      Slot given = new Slot(next.demand(), slot.at(), slot.tolerance(), clock);
      retries.spent(next.demand().retry(), now);
      crowd.served(next, local);
      told.add(() -> next.caller().complete(given));
    }
  }

  private @Nullable Waiter next(Leased slot, Instant now) {
    Predicate<Waiter> fit = slot.reserved() ? Waiter::isFavoured : ANYBODY;
    if (!breaker.isOpen()) {
      return waiting.take(retries.allows(now), fit);
    }
    return breaker.mayProbe(now) ? probe(fit, now) : null;
  }

  /** What only reads is tried first: a submission could be left without an answer. */
  private @Nullable Waiter probe(Predicate<Waiter> fit, Instant now) {
    Predicate<Waiter> reads = waiter -> waiter.demand().purpose() != Purpose.SUBMISSION;
    Waiter reader = waiting.take(true, fit.and(reads));
    Waiter next = reader == null ? waiting.take(true, fit) : reader;
    breaker = next == null ? breaker : breaker.probing(now);
    return next;
  }

  private @Nullable Ask ask(Instant now, Instant local) {
    boolean leasing = leasingSince != null && leasingSince.plus(QuotaLedger.AHEAD).isAfter(local);
    if (leasing || refusals > 0 || now.isBefore(askFrom)) {
      return null;
    }
    int most = breaker.isOpen() ? (breaker.mayProbe(now) ? 1 : 0) : ahead();
    boolean retriesToo = breaker.isOpen() || retries.allows(now);
    int wanted = Math.min(most, waiting.count(retriesToo, ANYBODY)) - leased.size();
    if (wanted <= 0) {
      return null;
    }
    leasingSince = local;
    tolerance = band.tolerance(now);
    int favoured = Math.min(wanted, waiting.count(retriesToo, Waiter::isFavoured));
    return new Ask(wanted - favoured, favoured, band.guard(now));
  }

  private @Nullable Instant wake(Instant now, Instant local) {
    Instant oldest = waiting.oldest();
    if (oldest == null) {
      return null;
    }
    return Stream.of(
            leased.isEmpty() ? Instant.EPOCH : leased.peekFirst().at(),
            breaker.probeAt(),
            now.plus(QuotaLedger.AHEAD).minus(Duration.between(oldest, local)))
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** The lease came. Those who can have none are to be told. */
  List<Runnable> leased(Lease lease) {
    leasingSince = null;
    rate = lease.ledger().rate(clock.instant(), limits);
    int unreserved = lease.slots().size() - lease.reserved();
    for (int i = 0; i < lease.slots().size(); i++) {
      leased.addLast(new Leased(lease.slots().get(i), i >= unreserved, tolerance));
    }
    List<Runnable> told = new ArrayList<>();
    if (!lease.ordinaryUntil().equals(Instant.EPOCH)) {
      told.addAll(failing(waiting.removeAll(w -> !w.isFavoured()), lease.ordinaryUntil()));
    }
    if (!lease.until().equals(Instant.EPOCH)) {
      told.addAll(exhausted(lease.until()));
    }
    return told;
  }

  private List<Runnable> exhausted(Instant until) {
    if (leased.isEmpty()) {
      return failing(waiting.removeAll(ANYBODY), until);
    }
    askFrom = leased.peekLast().at();
    return List.of();
  }

  /** The lease did not come: nothing leaves, and nobody waits for it. */
  List<Runnable> failed(Throwable failure) {
    leasingSince = null;
    return waiting.removeAll(ANYBODY).stream()
        .<Runnable>map(waiter -> () -> waiter.caller().fail(failure))
        .toList();
  }

  private static List<Runnable> failing(List<Waiter> waiters, Instant until) {
    return waiters.stream()
        .<Runnable>map(waiter -> () -> waiter.caller().fail(new QuotaSpentException(until)))
        .toList();
  }

  /**
   * What became of a call; {@link #recorded} must follow. Slots leased before a refusal are burnt,
   * and no more are leased before the ledger knows of it.
   */
  Breaker heard(Slot slot, Heard heard, Instant now) {
    note(slot, heard);
    if (heard == Heard.WELL) {
      slot.age().ifPresent(trip -> band.answered(slot.purpose(), trip));
    }
    if (isRefusal(heard)) {
      leased.clear();
      leasingSince = null;
      askFrom = Instant.EPOCH;
      refusals++;
    }
    breaker = breaker.heard(heard, now, random);
    return breaker;
  }

  private void note(Slot slot, Heard heard) {
    if (slot.age().isPresent()) {
      band.used();
    } else if (heard == Heard.UNSENT) {
      band.missed();
    }
  }

  /** The ledger knows of it, or cannot be told. */
  void recorded(Heard heard) {
    refusals -= isRefusal(heard) ? 1 : 0;
  }

  static boolean isRefusal(Heard heard) {
    return heard == Heard.THROTTLED || heard == Heard.EXCEEDED;
  }

  /** The vendor found us too fast although nothing was known against our pace. */
  void tooFast(Instant now) {
    band.refused(now);
  }

  /**
   * How many slots are leased at a time: at a lower pace fewer, so that no replica has many when
   * one of them is refused.
   */
  int ahead() {
    return (int) Math.ceil(rate * LEASED_SECONDS);
  }

  boolean isCrowded(Instant local) {
    return crowd.isThere(waiting.oldest(Purpose.SUBMISSION), local);
  }
}
