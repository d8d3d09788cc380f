package io.fanfare.probe;

import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaStore;
import io.fanfare.quota.QuotaStore.Changed;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The deployment that uses the same key. While the probe runs it is given no slots, in the one row
 * from which every replica leases them; afterwards the probe's calls are charged to its day.
 */
public final class Neighbours {
  /** Replicas lease slots for so long ahead; a little more, and none is on its way. */
  public static final Duration DRAINED = QuotaLedger.AHEAD.plusSeconds(2);

  /** Longer than a probe takes; what it parked comes back by itself when it was killed. */
  static final Duration PARKED = Duration.ofMinutes(10);

  private static final Duration RECENT = Duration.ofMinutes(10);
  private static final Duration GAP = Duration.ofSeconds(2);

  private final QuotaStore store;

  public Neighbours(QuotaStore store) {
    this.store = store;
  }

  /** Whether calls were made within the last ten minutes, or are about to be. */
  public Uni<Boolean> areCalling() {
    return store.read().map(read -> isRecent(read.value(), read.at()));
  }

  private static boolean isRecent(QuotaLedger ledger, Instant now) {
    return ledger.usedOn(now) > 0 && ledger.nextSlot().isAfter(now.minus(RECENT));
  }

  /** Gives out no slot from now on; answers until when, for {@link #release}. */
  public Uni<Instant> park() {
    return store
        .change(
            (ledger, now) -> {
              Instant until = later(ledger.parkedUntil(), now.plus(PARKED));
              return new Changed<>(parked(ledger, until), until);
            })
        .map(QuotaStore.Dated::value);
  }

  /**
   * Gives out slots again, unless the vendor itself has said something since, and charges the calls
   * to the day.
   *
   * @param parked what {@link #park} answered
   */
  public Uni<Void> release(Instant parked, int calls) {
    return store
        .change(
            (ledger, now) -> {
              boolean ours =
                  ledger.parkedUntil().equals(parked) && parked.isBefore(now.plus(PARKED));
              Instant until = ours ? now.plus(GAP) : ledger.parkedUntil();
              return new Changed<>(charged(parked(ledger, until), calls, now), calls);
            })
        .replaceWithVoid();
  }

  private static QuotaLedger parked(QuotaLedger ledger, Instant until) {
    return new QuotaLedger(
        ledger.nextSlot(),
        ledger.day(),
        ledger.used(),
        ledger.usedAhead(),
        until,
        ledger.pace(),
        ledger.guard());
  }

  private static QuotaLedger charged(QuotaLedger ledger, int calls, Instant now) {
    LocalDate today = LocalDate.ofInstant(now.minus(QuotaLedger.EDGE), ZoneOffset.UTC);
    boolean turned = today.isAfter(ledger.day());
    return new QuotaLedger(
        ledger.nextSlot(),
        turned ? today : ledger.day(),
        ledger.usedOn(now) + calls,
        turned ? 0 : ledger.usedAhead(),
        ledger.parkedUntil(),
        ledger.pace(),
        ledger.guard());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
