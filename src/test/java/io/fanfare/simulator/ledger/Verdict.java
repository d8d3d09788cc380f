package io.fanfare.simulator.ledger;

import java.util.Locale;

/** What the gate did with a request. */
public enum Verdict {
  /** Not decided yet: the body is still arriving or the call is running. */
  PENDING,
  /** Reached the vendor's logic. */
  ACCEPTED,
  /** Too many calls in a second. */
  THROTTLED,
  /** Too many calls in the UTC day. */
  QUOTA_EXCEEDED,
  /** Token or key missing, unknown or expired. */
  UNAUTHORIZED,
  /** Answered, or left unanswered, by a fault before any logic ran. */
  FAULTED,
  /** The logic ran, and a fault kept the true answer from the caller. */
  ACCEPTED_UNSEEN;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
