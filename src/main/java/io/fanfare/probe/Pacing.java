package io.fanfare.probe;

import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** When calls are made: carefully one by one, or together after a rest. */
final class Pacing {
  private static final Duration REST = Duration.ofSeconds(3);
  private static final Duration LONGEST_REST = Duration.ofSeconds(10);
  private static final Duration TOO_FAST = Duration.ofSeconds(2);
  private static final Duration LEAST_PAUSE = Duration.ofMillis(250);
  private static final int TRIES = 3;

  private final Timers timers;
  private final Clock clock;
  private final int rate;

  /** {@code rate}: calls a second that the operator takes the key to have. */
  Pacing(Timers timers, Clock clock, int rate) {
    this.timers = timers;
    this.clock = clock;
    this.rate = rate;
  }

  int rate() {
    return rate;
  }

  Instant now() {
    return clock.instant();
  }

  Uni<Void> after(Duration time) {
    return timers.after(time);
  }

  /** At that moment, or at once when it is over. */
  Uni<Void> at(Instant moment) {
    return Uni.createFrom().deferred(() -> timers.after(Duration.between(clock.instant(), moment)));
  }

  /**
   * One call after a pause that stays well below the rate, even where it counts twice; again when
   * it was too fast all the same. Fails when the day's calls are spent.
   */
  <T extends Answered> Uni<T> careful(Supplier<Uni<T>> call) {
    return careful(call, TRIES);
  }

  private <T extends Answered> Uni<T> careful(Supplier<Uni<T>> call, int tries) {
    Duration pause = Duration.ofMillis(2_500).dividedBy(rate);
    return timers
        .after(pause.compareTo(LEAST_PAUSE) > 0 ? pause : LEAST_PAUSE)
        .chain(rested -> call.get())
        .chain(answered -> checked(answered, call, tries));
  }

  private <T extends Answered> Uni<T> checked(T answered, Supplier<Uni<T>> call, int tries) {
    check(answered.seen());
    return answered.seen().isThrottled() && tries > 1
        ? timers.after(TOO_FAST).chain(() -> careful(call, tries - 1))
        : Uni.createFrom().item(answered);
  }

  /** Fails when nothing more can be learned today. */
  static void check(Seen seen) {
    if (seen.daySpent()) {
      throw new ProbeFailedException(
          "The key's calls of this day are spent; probe again after 00:00 UTC");
    }
  }

  /**
   * Waits until nothing is left of the calls before, and then for a point of the second.
   *
   * @param held how many calls a bucket may hold, which takes its time to fill
   * @param point from 0 to below 1
   */
  Uni<Void> rested(int held, double point) {
    Duration fill = Duration.ofSeconds(1 + (held + rate - 1) / rate);
    Duration longer = fill.compareTo(REST) > 0 ? fill : REST;
    Duration rest = longer.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : longer;
    return Uni.createFrom()
        .deferred(() -> timers.after(rest.plus(untilPoint(now().plus(rest), point))));
  }

  private static Duration untilPoint(Instant from, double point) {
    long wait = (long) (point * 1e9) - from.getNano();
    return Duration.ofNanos(wait < 0 ? wait + 1_000_000_000L : wait);
  }
}
