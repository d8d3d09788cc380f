package io.fanfare.quota;

import static io.fanfare.time.Times.longer;
import static io.fanfare.time.Times.shorter;

import java.time.Duration;

/**
 * How long the store's answer is under way: quick to grow, slow to shrink, since a slot that comes
 * too late is lost and one that comes early only waits. One stall says nothing about the next
 * answer, so what is far beyond anything seen is believed when it comes twice; and a store that is
 * always slow must be waited for, or no slot would ever come in time. Pure.
 *
 * @param expected zero or more, at most {@link #MOST}
 * @param last how long the last answer was under way
 */
record StoreLag(Duration expected, Duration last) {
  /** No answer came yet. */
  static final StoreLag NONE = new StoreLag(Duration.ZERO, Duration.ZERO);

  /** So much is believed at once. */
  static final Duration AT_ONCE = Duration.ofMillis(100);

  /** Slower than this a store is as good as away. */
  static final Duration MOST = Duration.ofSeconds(1);

  private static final int SHRINKS = 16;
  private static final int SHRINKS_FAST = 2;

  /** With an answer that took so long from the reading of the store's clock. */
  StoreLag with(Duration seen) {
    Duration believed = shorter(seen, longer(last, AT_ONCE));
    int part = expected.compareTo(AT_ONCE) > 0 ? SHRINKS_FAST : SHRINKS;
    Duration slowly = expected.minus(expected.dividedBy(part));
    return new StoreLag(shorter(longer(believed, slowly), MOST), seen);
  }
}
