package io.fanfare.quota;

import java.time.Duration;
import java.time.Instant;

/**
 * The largest guard that any replica asked for lately: slots of all replicas lie in one row, so the
 * one with the most uneven network decides. Pure.
 *
 * @param guard in force
 * @param until when a smaller one may take its place
 */
public record SharedGuard(Duration guard, Instant until) {
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  /** Nobody has asked for one. */
  public static final SharedGuard NONE = new SharedGuard(Duration.ZERO, Instant.EPOCH);

  /** With what a replica asks for now. */
  SharedGuard with(Duration asked, Instant now) {
    boolean decides = asked.compareTo(guard) >= 0 || !now.isBefore(until);
    return decides ? new SharedGuard(asked, now.plus(REMEMBERED)) : this;
  }
}
