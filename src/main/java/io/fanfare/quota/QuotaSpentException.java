package io.fanfare.quota;

import java.time.Instant;

/** There is no slot now: the day is spent or the next slot too far; come back {@link #until()}. */
public final class QuotaSpentException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Instant until;

  public QuotaSpentException(Instant until) {
    super("There is no slot before " + until, null, false, false);
    this.until = until;
  }

  /** When calls are given out again, by our clock. */
  public Instant until() {
    return until;
  }
}
