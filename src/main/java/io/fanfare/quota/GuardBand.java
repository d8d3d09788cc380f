package io.fanfare.quota;

import static io.fanfare.time.Times.longer;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Learns how far the delays of two calls on their way to the vendor may differ. Only round trips
 * can be seen, and they also hold the way back and the vendor's work. So the spread is taken from
 * their deviation: a way out that is even between two bounds has a spread of the square root of 12
 * times its deviation, and with a way back just as uneven the result still lies above it. The
 * purpose with the least spread counts, since work blurs the others.
 *
 * <p>Pure; for one thread at a time.
 */
final class GuardBand {
  /** What is added for slots used a little late; that two of ten are late by more is not seen. */
  private static final Duration LATE = Duration.ofMillis(10);

  private static final Duration WIDER = Duration.ofMillis(10);
  private static final Duration WIDE_FOR = Duration.ofMinutes(2);
  private static final double EVEN = Math.sqrt(12);

  private final QuotaSettings settings;
  private final Lateness lateness = new Lateness();
  private final Map<Purpose, Trips> trips = new EnumMap<>(Purpose.class);
  private Duration wider = Duration.ZERO;
  private Instant widenedAt = Instant.EPOCH;

  GuardBand(QuotaSettings settings) {
    this.settings = settings;
  }

  /** A call went out and its answer came. */
  void answered(Purpose purpose, Duration roundTrip) {
    trips.computeIfAbsent(purpose, first -> new Trips()).add(roundTrip.toNanos());
  }

  /**
   * A call was refused as too fast, although none had been for a while: the guard was too small.
   */
  void refused(Instant now) {
    wider = widening(now).plus(WIDER);
    widenedAt = now;
  }

  /** A slot was used in time. */
  void used() {
    lateness.used();
  }

  /** A slot was handed out, or kept, too long to be used. */
  void missed() {
    lateness.missed();
  }

  /**
   * How late slots that are leased now may be used; later ones are burnt. The guard stays below the
   * most that is set, unless otherwise no slot would be used at all.
   */
  Duration tolerance(Instant now) {
    Duration room = settings.guardMost().minus(learned(now));
    Duration more = lateness.allowed().minus(Lateness.LEAST);
    Duration usual = Lateness.LEAST.plus(more.compareTo(room) > 0 ? room : more);
    return longer(usual, lateness.starved());
  }

  /** The guard to ask for now, between the least and the most. */
  Duration guard(Instant now) {
    return learned(now).plus(tolerance(now)).minus(Lateness.LEAST);
  }

  private Duration learned(Instant now) {
    Duration learned =
        trips.values().stream()
            .filter(Trips::isTelling)
            .map(Trips::spread)
            .min(Duration::compareTo)
            .map(spread -> spread.plus(LATE))
            .orElse(settings.guard());
    return clipped(learned.plus(widening(now)));
  }

  private Duration widening(Instant now) {
    double left = 1 - (double) Duration.between(widenedAt, now).toMillis() / WIDE_FOR.toMillis();
    return Duration.ofNanos((long) (wider.toNanos() * Math.max(0, Math.min(1, left))));
  }

  private Duration clipped(Duration guard) {
    Duration atLeast = longer(guard, settings.guardLeast());
    return atLeast.compareTo(settings.guardMost()) > 0 ? settings.guardMost() : atLeast;
  }

  /** The last round trips of one purpose. */
  private static final class Trips {
    private static final int KEPT = 512;
    private static final int TELLING = 128;
    private static final int REFRESHED = 32;

    /** One in so many, the slowest, is left out: a pause of the process is not the network. */
    private static final int OUTLIERS = 32;

    private final long[] nanos = new long[KEPT];
    private long seen;
    private Duration spread = Duration.ZERO;

    void add(long trip) {
      nanos[(int) (seen % KEPT)] = trip;
      seen++;
      if (seen >= TELLING && seen % REFRESHED == 0) {
        spread = measured();
      }
    }

    boolean isTelling() {
      return seen >= TELLING;
    }

    Duration spread() {
      return spread;
    }

    private Duration measured() {
      long[] sorted = Arrays.copyOf(nanos, (int) Math.min(seen, KEPT));
      Arrays.sort(sorted);
      int counted = sorted.length - sorted.length / OUTLIERS;
      double mean = Arrays.stream(sorted, 0, counted).average().orElse(0);
      double square =
          Arrays.stream(sorted, 0, counted)
              .mapToDouble(trip -> (trip - mean) * (trip - mean))
              .average()
              .orElse(0);
      return Duration.ofNanos((long) (EVEN * Math.sqrt(square)));
    }
  }
}
