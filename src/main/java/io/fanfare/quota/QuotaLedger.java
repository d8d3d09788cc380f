package io.fanfare.quota;

import static io.fanfare.time.Times.later;

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
 * <p>Slots are (1 s + guard) / pace apart. The vendor's day turns at 00:00 UTC by the vendor's
 * clock, which is not ours: calls that leave within {@link #EDGE} of midnight are charged to both
 * days, and the day is closed only after it.
 *
 * @param nextSlot the earliest moment of the next call
 * @param day the day being charged; turns {@link #EDGE} after midnight
 * @param used calls charged to {@code day}
 * @param usedAhead calls charged to the day after, from the edge
 * @param parkedUntil nothing leaves before this moment, because the vendor said so
 */
public record QuotaLedger(
    Instant nextSlot,
    LocalDate day,
    long used,
    long usedAhead,
    Instant parkedUntil,
    Pace pace,
    SharedGuard guard) {

  /** How far the vendor's midnight may be from ours. */
  public static final Duration EDGE = Duration.ofSeconds(5);

  /** Nobody waits longer than this for a slot; whoever would is told to come back. */
  public static final Duration AHEAD = Duration.ofSeconds(5);

  private static final int JITTER_NANOS = 1_000_000_000;

  /** A key of which nothing was spent. */
  public static QuotaLedger fresh(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new QuotaLedger(now, today, 0, 0, Instant.EPOCH, Pace.FULL, SharedGuard.NONE);
  }

  /**
   * How many slots are wanted.
   *
   * @param ordinary calls that must leave the reserve alone
   * @param favoured calls that may use it
   * @param guard how far the delays of two calls of the asking replica may differ
   * @param lead how long the answer is expected to take: earlier slots would be too late
   */
  public record Ask(int ordinary, int favoured, Duration guard, Duration lead) {

    /** Slots that may begin at once. */
    public Ask(int ordinary, int favoured, Duration guard) {
      this(ordinary, favoured, guard, Duration.ZERO);
    }

    int all() {
      return ordinary + favoured;
    }

    /** The same with a guard that is so much wider. */
    Ask wider(Duration by) {
      return new Ask(ordinary, favoured, guard.plus(by), lead);
    }

    /** The same, of slots that do not begin before the answer is here. */
    Ask after(Duration expected) {
      return new Ask(ordinary, favoured, guard, expected);
    }
  }

  /**
   * The calls given out, already charged.
   *
   * @param ledger to be kept before any of them is made
   * @param slots when each may leave, in order
   * @param reserved how many of the slots, counted from the last, are only for favoured calls
   * @param until set when fewer were given: no more before this moment; else {@code EPOCH}
   * @param ordinaryUntil set when no more are given to ordinary calls before this moment, because
   *     only the reserve is left; else {@code EPOCH}
   */
  public record Lease(
      QuotaLedger ledger, List<Instant> slots, int reserved, Instant until, Instant ordinaryUntil) {

    /** The same without its slots: they are charged, and nobody uses them. */
    Lease burnt() {
      return new Lease(ledger, List.of(), 0, until, ordinaryUntil);
    }
  }

  /**
   * Gives out up to as many slots as are asked for, none before the lead from {@code now} is over.
   */
  public Lease lease(Ask ask, Instant now, QuotaLimits limits) {
    Leasing leasing = new Leasing(settled(now).with(guard.with(ask.guard(), now)), ask, limits);
    while (leasing.slots.size() < ask.all() && leasing.next(now)) {
      leasing.ledger = leasing.ledger.charged(leasing.last(), limits);
    }
    return leasing.done();
  }

  /**
   * The vendor said {@code throttled} to the call of this slot: believe it over our own count, go
   * slower and leave a second's pause after the last slot that any replica was given, since their
   * calls still count. Of those nobody says anything new.
   */
  public QuotaLedger throttled(Instant slot, Instant now, QuotaLimits limits) {
    if (slot.isBefore(pace.resumesAt())) {
      return this;
    }
    Instant last = later(now, nextSlot);
    Pace slower = pace.refused(slot, last, interval(slot, limits), limits.perSecond());
    Instant resume = slower.resumesAt();
    return new QuotaLedger(resume, day, used, usedAhead, parkedUntil, slower, guard);
  }

  /**
   * The vendor said {@code quota_exceeded}: nothing leaves before its day has turned, and not at
   * once then, so that keys of several deployments do not come back together.
   */
  public QuotaLedger exceeded(Instant now) {
    QuotaLedger today = turnedTo(now);
    Instant jittered = today.dayCloses().minusNanos(now.getNano() % JITTER_NANOS);
    Instant until = later(jittered, later(parkedUntil, now.plus(Pace.PAUSE)));
    return new QuotaLedger(nextSlot, today.day, today.used, today.usedAhead, until, pace, guard);
  }

  /** Calls charged to the day that {@code now} falls in. */
  public long usedOn(Instant now) {
    return turnedTo(now).used;
  }

  /** Calls a second that are given out now. */
  public double rate(Instant now, QuotaLimits limits) {
    return 1e9 / interval(now, limits).toNanos();
  }

  /** The time from a slot at {@code at} to the next. */
  public Duration interval(Instant at, QuotaLimits limits) {
    double nanos = guard.guard().plusSeconds(1).toNanos() / pace.at(at, limits.perSecond());
    return Duration.ofNanos((long) Math.ceil(nanos));
  }

  /** The same unless the store's time was set back: slots of that other time will soon be over. */
  private QuotaLedger settled(Instant now) {
    Instant latest = now.plus(AHEAD).plus(AHEAD);
    return nextSlot.isAfter(latest)
        ? new QuotaLedger(latest, day, used, usedAhead, parkedUntil, pace, guard)
        : this;
  }

  private QuotaLedger with(SharedGuard shared) {
    return new QuotaLedger(nextSlot, day, used, usedAhead, parkedUntil, pace, shared);
  }

  private QuotaLedger turnedTo(Instant at) {
    LocalDate open = LocalDate.ofInstant(at.minus(EDGE), ZoneOffset.UTC);
    if (!open.isAfter(day)) {
      return this;
    }
    long carried = open.equals(day.plusDays(1)) ? usedAhead : 0;
    return new QuotaLedger(nextSlot, open, carried, 0, parkedUntil, pace, guard);
  }

  private boolean isSpent(Instant at, long granted) {
    return used >= granted || (isOnEdge(at) && usedAhead >= granted);
  }

  private QuotaLedger charged(Instant at, QuotaLimits limits) {
    long ahead = isOnEdge(at) ? usedAhead + 1 : usedAhead;
    Instant next = at.plus(interval(at, limits));
    return new QuotaLedger(next, day, used + 1, ahead, parkedUntil, pace, guard);
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

  /** A lease while it is being made. */
  private static final class Leasing {
    private final Ask ask;
    private final QuotaLimits limits;
    private final List<Instant> slots = new ArrayList<>();
    private QuotaLedger ledger;
    private int reserved;
    private Instant until = Instant.EPOCH;
    private Instant ordinaryUntil = Instant.EPOCH;

    Leasing(QuotaLedger ledger, Ask ask, QuotaLimits limits) {
      this.ledger = ledger;
      this.ask = ask;
      this.limits = limits;
    }

    /** Finds the next slot, or why there is none. */
    boolean next(Instant now) {
      Instant at = later(later(ledger.nextSlot, now.plus(ask.lead())), ledger.parkedUntil);
      if (at.isAfter(now.plus(AHEAD))) {
        until = at;
        return false;
      }
      ledger = ledger.turnedTo(at);
      if (ledger.isSpent(at, limits.perDay())) {
        until = ledger.dayCloses();
        return false;
      }
      return ordinaryOrReserved(at);
    }

    private boolean ordinaryOrReserved(Instant at) {
      if (ledger.isSpent(at, limits.ordinaryPerDay())) {
        ordinaryUntil = ledger.dayCloses();
        if (reserved == ask.favoured()) {
          return false;
        }
        reserved++;
      }
      slots.add(at);
      return true;
    }

    Instant last() {
      return slots.get(slots.size() - 1);
    }

    Lease done() {
      return new Lease(ledger, List.copyOf(slots), reserved, until, ordinaryUntil);
    }
  }
}
