package io.fanfare.forecast;

import io.fanfare.forecast.Backlog.Out;
import io.fanfare.forecast.Backlog.Waiting;
import io.fanfare.prediction.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * When the last of many activities is seen to have ended: the chance that all are by some time is
 * the product of each one's chance, which depends on when it was or will be sent.
 */
final class Finish {
  private static final Duration LONGEST_TAIL = Duration.ofDays(1);
  private static final Duration PRECISE = Duration.ofMillis(100);
  private static final int SLICES = 200;
  private static final double HALF = Math.log(0.5);
  private static final double MOSTLY = Math.log(0.9);

  private final List<ToDoubleFunction<Instant>> parts = new ArrayList<>();
  private final Instant now;
  private Instant lastSent;

  Finish(Instant now) {
    this.now = now;
    this.lastSent = now;
  }

  /** Activities that will be sent at a pace. */
  Finish with(Waiting waiting, Pace pace, Outlook outlook) {
    double calls = pace.callsUntilSent();
    long slices = Math.min(SLICES, waiting.unsent());
    for (int slice = 0; slice < slices; slice++) {
      Instant sent = pace.when(calls * (slice + 0.5) / slices);
      double count = (double) waiting.unsent() / slices;
      add(sent, at -> count * chance(outlook, waiting.isFollowed(), sent, at));
    }
    if (slices > 0) {
      lastSent = pace.when(calls);
    }
    return this;
  }

  /** Activities that the vendor has. */
  Finish with(Out group, Outlook outlook) {
    add(
        now,
        at -> group.count() * Math.log(outlook.seenWithin(Duration.between(now, at), group.age())));
    return this;
  }

  /** Empty when the end cannot be told, as when something has been out for longer than ever. */
  Optional<Eta> eta() {
    Optional<Instant> half = when(HALF);
    return when(MOSTLY).flatMap(most -> half.map(middle -> new Eta(middle, most)));
  }

  private void add(Instant sent, ToDoubleFunction<Instant> part) {
    parts.add(at -> at.isBefore(sent) ? Double.NEGATIVE_INFINITY : part.applyAsDouble(at));
  }

  private static double chance(Outlook outlook, boolean followed, Instant sent, Instant at) {
    Duration wait = Duration.between(sent, at);
    return followed ? Math.log(outlook.seenWithin(wait, Duration.ZERO)) : 0;
  }

  private Optional<Instant> when(double chance) {
    Instant low = now;
    Instant high = lastSent.plus(LONGEST_TAIL);
    if (chanceAt(high) < chance) {
      return Optional.empty();
    }
    while (Duration.between(low, high).compareTo(PRECISE) > 0) {
      Instant middle = low.plus(Duration.between(low, high).dividedBy(2));
      boolean enough = chanceAt(middle) >= chance;
      high = enough ? middle : high;
      low = enough ? low : middle;
    }
    return Optional.of(high.isBefore(lastSent) ? lastSent : high);
  }

  private double chanceAt(Instant at) {
    return parts.stream().mapToDouble(part -> part.applyAsDouble(at)).sum();
  }
}
