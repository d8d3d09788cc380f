package io.fanfare.simulator.limits;

/**
 * A bucket of tokens that fills steadily; each call takes one, and finds the bucket full at first.
 */
public final class TokenBucket implements CallLimit {
  private static final double SECOND = 1e9;

  private final int burst;
  private int rate;
  private double tokens;
  private long filledAt;
  private boolean begun;

  /** {@code burst}: what it holds at most. */
  public TokenBucket(int rate, int burst) {
    this.rate = rate;
    this.burst = burst;
    this.tokens = burst;
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public boolean accept(long nanos, int cost) {
    double more = begun ? (nanos - filledAt) / SECOND * rate : 0;
    begun = true;
    filledAt = nanos;
    tokens = Math.min(burst, tokens + more);
    boolean fits = tokens >= cost;
    tokens -= fits ? cost : 0;
    return fits;
  }

  @Override
  public void switchTo(int other) {
    rate = other;
  }
}
