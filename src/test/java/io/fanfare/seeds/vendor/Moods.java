package io.fanfare.seeds.vendor;

import java.time.Duration;

/**
 * What goes wrong at the vendor and on the way there, as chances of each call.
 *
 * @param lostBefore the request never arrives
 * @param lostAfter it is done, but the answer is lost
 * @param late its answer takes up to 90 s
 * @param slow it is done only up to 25 s after it arrived
 * @param unavailable 5xx, done or not
 * @param throttled {@code throttled} although within the limit
 * @param full queue full, for no reason that is seen
 * @param denied the token is not accepted
 * @param noToken none is given, so that nothing can be sent
 */
public record Moods(
    double lostBefore,
    double lostAfter,
    double late,
    double slow,
    double unavailable,
    double throttled,
    double full,
    double denied,
    double noToken) {
  /** The longest that an answer takes. */
  static final Duration LATEST = Duration.ofSeconds(90);

  /** The longest between arriving and being done: below the gateway's own limit of 30 s. */
  static final Duration SLOWEST = Duration.ofSeconds(25);

  /** Nothing goes wrong. */
  public static final Moods GOOD = new Moods(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
