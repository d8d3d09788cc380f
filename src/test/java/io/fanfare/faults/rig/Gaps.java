package io.fanfare.faults.rig;

import io.fanfare.sandbox.access.LedgerCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Times in which nothing happened. */
public final class Gaps {
  private Gaps() {}

  /** The longest time without a call between two moments, the way to either end included. */
  public static Duration longest(List<LedgerCall> calls, Instant from, Instant to) {
    Duration longest = Duration.ZERO;
    Instant last = from;
    for (LedgerCall call : calls) {
      if (call.arrivedAt().isAfter(from) && call.arrivedAt().isBefore(to)) {
        longest = max(longest, Duration.between(last, call.arrivedAt()));
        last = call.arrivedAt();
      }
    }
    return max(longest, Duration.between(last, to));
  }

  /** How many calls arrived between two moments. */
  public static long count(List<LedgerCall> calls, Instant from, Instant to) {
    return calls.stream()
        .filter(call -> call.arrivedAt().isAfter(from) && call.arrivedAt().isBefore(to))
        .count();
  }

  /** Seconds from a moment to the first call after it that is not for a token. */
  public static double secondsToFirst(List<LedgerCall> calls, Instant from) {
    return calls.stream()
        .filter(call -> !call.isToken() && call.arrivedAt().isAfter(from))
        .mapToDouble(call -> Duration.between(from, call.arrivedAt()).toMillis() / 1_000.0)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
