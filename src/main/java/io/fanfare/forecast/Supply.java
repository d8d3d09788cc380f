package io.fanfare.forecast;

import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaLimits;
import io.fanfare.quota.QuotaStore.Dated;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The calls that can be made from now on.
 *
 * @param now the store's time
 * @param perSecond the rate now, above 0
 * @param left calls left today that anything may use, 0 or more
 * @param kept calls left today for urgent jobs and looks only, 0 or more
 * @param perDay calls of a whole UTC day that anything may use
 * @param from nothing is sent before; not before {@code now}
 */
public record Supply(
    Instant now, double perSecond, long left, long kept, long perDay, Instant from) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final double MOST_SECONDS = 1e10;
  private static final double NANOS = 1e9;

  /** What the ledger says. */
  public static Supply of(Dated<QuotaLedger> ledger, QuotaLimits limits) {
    Instant now = ledger.at();
    Instant parked = ledger.value().parkedUntil();
    long used = ledger.value().usedOn(now);
    long left = Math.max(0, limits.ordinaryPerDay() - used);
    long kept = Math.max(0, Math.min(limits.reserve(), limits.perDay() - used));
    double perSecond = ledger.value().rate(now, limits);
    Instant from = parked.isAfter(now) ? parked : now;
    return new Supply(now, perSecond, left, kept, limits.ordinaryPerDay(), from);
  }

  /** The same, with nothing sent before {@code start}. */
  public Supply from(Instant start) {
    return start.isAfter(from) ? new Supply(now, perSecond, left, kept, perDay, start) : this;
  }

  /** The same when so many calls were made first. */
  public Supply after(long calls) {
    if (calls == 0) {
      return this;
    }
    Instant made = when(calls);
    long rest = made.isBefore(resetAt()) ? Math.max(0, left - calls) : left;
    return new Supply(now, perSecond, rest, kept, perDay, made);
  }

  /** As an urgent job sees it, which may use what is kept. */
  public Supply forUrgent() {
    return new Supply(now, perSecond, left + kept, 0, perDay, from);
  }

  /** Whether the vendor has forbidden calls for now. */
  public boolean isParked() {
    return from.isAfter(now);
  }

  /** When today's calls are given back: 00:00 UTC. */
  public Instant resetAt() {
    return now.atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay()
        .toInstant(ZoneOffset.UTC);
  }

  /** When so many calls have been made, if they are made as fast as they may. */
  public Instant when(double calls) {
    double today = from.isBefore(resetAt()) ? Math.min(left, until(resetAt()) * perSecond) : 0;
    if (calls <= today) {
      return after(from, calls / perSecond);
    }
    Instant start = from.isAfter(resetAt()) ? from : resetAt();
    double aDay = Math.min(perDay, DAY.toSeconds() * perSecond);
    double days = Math.floor((calls - today) / aDay);
    double rest = calls - today - days * aDay;
    return after(start, days * DAY.toSeconds() + rest / perSecond);
  }

  private double until(Instant end) {
    return Duration.between(from, end).toNanos() / NANOS;
  }

  private static Instant after(Instant start, double seconds) {
    return start
        .plusNanos((long) (Math.min(seconds, MOST_SECONDS) % 1 * NANOS))
        .plusSeconds((long) Math.min(seconds, MOST_SECONDS));
  }
}
