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

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
