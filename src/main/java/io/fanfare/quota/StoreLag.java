package io.fanfare.quota;

import static io.fanfare.time.Times.longer;
import static io.fanfare.time.Times.shorter;

import java.time.Duration;

/**
 * How long the store's answer is under way: quick to grow, slow to shrink, since a slot that comes
 * too late is lost and one that comes early only waits. Pure.
 *
 * @param expected zero or more, at most {@link #MOST}
 */
record StoreLag(Duration expected) {
  /** No answer came yet. */
  static final StoreLag NONE = new StoreLag(Duration.ZERO);

  /** A store that takes longer is stalled, which says nothing about its next answer. */
  static final Duration MOST = Duration.ofMillis(100);

  private static final int SHRINKS = 16;

  /** With an answer that took so long from the reading of the store's clock. */
  StoreLag with(Duration seen) {
    Duration slowly = expected.minus(expected.dividedBy(SHRINKS));
    return new StoreLag(shorter(longer(seen, slowly), MOST));
  }
}
