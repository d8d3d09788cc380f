package io.fanfare.quota;

import java.time.Instant;

/** The day's calls are spent; no call may be made before {@link #until()}. */
public final class QuotaSpentException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Instant until;

  public QuotaSpentException(Instant until) {
    super("The day's calls are spent until " + until, null, false, false);
    this.until = until;
  }

  /** When calls are given out again, by our clock. */
  public Instant until() {
    return until;
  }
}
