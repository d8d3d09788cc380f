package io.fanfare.simulator.faults;

import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.VendorError;
import java.util.Locale;
import java.util.stream.Stream;

/** Ways to misbehave. */
public enum FaultKind {
  /** Runs the call, never answers; with {@code close} the connection is closed instead. */
  LOST_ANSWER,
  /** Closes the connection; with {@code execute} the call runs first. */
  RESET,
  /** Answers late, by {@code delay_ms}. */
  DELAY,
  /** Answers {@code status} in {@code shape}; with {@code execute} the call runs first. */
  ERROR,
  /** Answers varying 5xx for {@code duration_ms}. */
  BURST_5XX,
  /** Answers the per-second 429. */
  THROTTLE,
  /** Answers the per-day 429. */
  QUOTA_EXCEEDED,
  /** Answers the queue's 429. */
  QUEUE_FULL,
  /** Ends the life of every token, once. */
  REVOKE_TOKENS,
  /** Refuses every call with 401 until removed. */
  REVOKE_KEY,
  /** New activities stay at {@code percent} until the fault is removed. */
  STUCK,
  /** New activities end in {@code state}, without effect but {@code error} unless completed. */
  END_AS,
  /** New activities show {@code state} until they end. */
  UNKNOWN_STATE,
  /** Answers 200 with a page of HTML; the call does not run. */
  HTML_200;

  boolean onActivities() {
    return this == STUCK || this == END_AS || this == UNKNOWN_STATE;
  }

  static FaultKind of(String wire) {
    return Stream.of(values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(wire))
        .findFirst()
        .orElseThrow(() -> new VendorError(Errors.invalid("kind is not a known one.")));
  }
}
