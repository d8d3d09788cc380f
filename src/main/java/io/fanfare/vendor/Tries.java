package io.fanfare.vendor;

import io.fanfare.time.Backoff;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often one call was tried for somebody who waits for it. A missed slot is told apart from a
 * failure: nothing reached the vendor, so the next try is no repetition and need not wait. Pure.
 *
 * @param failed tries that failed, but for missed slots
 * @param missed tries whose slot was over before they could leave
 */
public record Tries(int failed, int missed) {
  /** Nothing was tried yet. */
  public static final Tries NONE = new Tries(0, 0);

  /** A process that misses so many slots in a row will miss the next one too. */
  static final int MOST_MISSED = 10;

  /** With one more that ended so. */
  public Tries and(Verdict verdict) {
    return verdict.isMissed() ? new Tries(failed, missed + 1) : new Tries(failed + 1, missed);
  }

  /** Whether the next try repeats a call, so that it is charged to the budget of repetitions. */
  public boolean isRepetition() {
    return failed > 0;
  }

  /** Whether to try no more, after so many failures. */
  public boolean isOver(int failures) {
    return failed >= failures || missed >= MOST_MISSED;
  }

  /** How long to wait after {@code verdict}, which these tries contain. */
  public Duration pause(Verdict verdict, Backoff backoff, RandomGenerator random) {
    return verdict.isMissed() ? Duration.ZERO : backoff.pause(failed, random);
  }
}
