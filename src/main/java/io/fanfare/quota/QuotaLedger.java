package io.fanfare.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What has been spent and when the next call may leave: one row for all replicas, in the store's
 * time. Pure arithmetic; every method returns the ledger that follows.
 *
 * <p>The vendor's day turns at 00:00 UTC by the vendor's clock, which is not ours: calls that leave
 * within {@link #EDGE} of midnight are charged to both days, and the day is closed only after it.
 *
 * @param nextSlot the earliest moment of the next call
 * @param day the day being charged; turns {@link #EDGE} after midnight
 * @param used calls charged to {@code day}
 * @param usedAhead calls charged to the day after, from the edge
 * @param parkedUntil nothing leaves before this moment, because the vendor said so
 */
public record QuotaLedger(
    Instant nextSlot, LocalDate day, long used, long usedAhead, Instant parkedUntil) {

  /** How far the vendor's midnight may be from ours. */
  public static final Duration EDGE = Duration.ofSeconds(5);

  /** Nobody waits longer than this for a slot; whoever would is told to come back. */
  public static final Duration AHEAD = Duration.ofSeconds(5);

  private static final Duration THROTTLE_PAUSE = Duration.ofSeconds(1);

  /** A key of which nothing was spent. */
  public static QuotaLedger fresh(Instant now) {
    return new QuotaLedger(now, LocalDate.ofInstant(now, ZoneOffset.UTC), 0, 0, Instant.EPOCH);
  }

  /**
   * The calls given out, already charged.
   *
   * @param ledger to be kept before any of them is made
   * @param slots when each may leave, in order; fewer than asked when the day is spent, when the
   *     vendor parked the key, or when the next would lie more than {@link #AHEAD} away
   * @param spentUntil set when fewer were given: no more before this moment; else {@code EPOCH}
   */
  public record Lease(QuotaLedger ledger, List<Instant> slots, Instant spentUntil) {}

  /** Gives out up to {@code calls} slots, none earlier than {@code now}. */
  public Lease lease(int calls, Instant now, QuotaLimits limits) {
    QuotaLedger ledger = this;
    List<Instant> slots = new ArrayList<>(calls);
    for (int i = 0; i < calls; i++) {
      Instant at = later(later(ledger.nextSlot, now), ledger.parkedUntil);
      if (at.isAfter(now.plus(AHEAD))) {
        return new Lease(ledger, List.copyOf(slots), at);
      }
      ledger = ledger.turnedTo(at);
      if (ledger.isSpent(at, limits)) {
        return new Lease(ledger, List.copyOf(slots), ledger.dayCloses());
      }
      slots.add(at);
      ledger = ledger.charged(at, limits);
    }
    return new Lease(ledger, List.copyOf(slots), Instant.EPOCH);
  }

  /**
   * The vendor said {@code throttled}: believe it over our own count and leave a second's pause.
   */
  public QuotaLedger throttled(Instant now) {
    Instant resume = now.plus(THROTTLE_PAUSE);
    return new QuotaLedger(later(nextSlot, resume), day, used, usedAhead, parkedUntil);
  }

  /** The vendor said {@code quota_exceeded}: nothing leaves before its day has turned. */
  public QuotaLedger exceeded(Instant now) {
    QuotaLedger today = turnedTo(now);
    return new QuotaLedger(nextSlot, today.day, today.used, today.usedAhead, today.dayCloses());
  }

  /** Calls charged to the day that {@code now} falls in. */
  public long usedOn(Instant now) {
    return turnedTo(now).used;
  }

  private QuotaLedger turnedTo(Instant at) {
    LocalDate open = LocalDate.ofInstant(at.minus(EDGE), ZoneOffset.UTC);
    if (!open.isAfter(day)) {
      return this;
    }
    long carried = open.equals(day.plusDays(1)) ? usedAhead : 0;
    return new QuotaLedger(nextSlot, open, carried, 0, parkedUntil);
  }

  private boolean isSpent(Instant at, QuotaLimits limits) {
    return used >= limits.perDay() || (isOnEdge(at) && usedAhead >= limits.perDay());
  }

  private QuotaLedger charged(Instant at, QuotaLimits limits) {
    long ahead = isOnEdge(at) ? usedAhead + 1 : usedAhead;
    return new QuotaLedger(at.plus(limits.interval()), day, used + 1, ahead, parkedUntil);
  }

  private boolean isOnEdge(Instant at) {
    return !at.isBefore(midnight().minus(EDGE));
  }

  private Instant dayCloses() {
    return midnight().plus(EDGE);
  }

  private Instant midnight() {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
