package io.fanfare.faults.rig;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

/** Time that a fault lasts. */
public final class Time {
  private Time() {}

  /** Returns when the moment has passed: a fault must last, and nothing tells when it is over. */
  public static void awaitPassed(Instant moment) {
    await().atMost(Duration.ofHours(1)).until(() -> Instant.now().isAfter(moment));
  }

  /** As {@link #awaitPassed}, from now on. */
  public static void awaitPassed(Duration duration) {
    awaitPassed(Instant.now().plus(duration));
  }

  /** Seconds since a moment. */
  public static double secondsSince(Instant moment) {
    return seconds(Duration.between(moment, Instant.now()));
  }

  /** With milliseconds behind the point. */
  public static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
