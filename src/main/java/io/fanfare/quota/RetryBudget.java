package io.fanfare.quota;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls may be repetitions: one in ten of the last minute's, and a few in any case. A
 * vendor in trouble is not helped by everything coming twice. Pure; for one thread at a time.
 */
final class RetryBudget {
  private static final double SHARE = 0.1;
  private static final int ALWAYS = 5;
  private static final int PIECES = 6;
  private static final Duration PIECE = Duration.ofSeconds(10);

  private final long[] calls = new long[PIECES];
  private final long[] retries = new long[PIECES];
  private long piece;

  /** Whether another repetition may leave now. */
  boolean allows(Instant now) {
    turnTo(now);
    return sum(retries) + 1 <= Math.max(ALWAYS, SHARE * (sum(calls) + 1));
  }

  /** A call leaves. */
  void spent(boolean retry, Instant now) {
    turnTo(now);
    int at = (int) (piece % PIECES);
    calls[at]++;
    retries[at] += retry ? 1 : 0;
  }

  private void turnTo(Instant now) {
    long current = now.toEpochMilli() / PIECE.toMillis();
    for (long next = Math.max(piece + 1, current - PIECES + 1); next <= current; next++) {
      calls[(int) (next % PIECES)] = 0;
      retries[(int) (next % PIECES)] = 0;
    }
    piece = Math.max(piece, current);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
