package io.fanfare.simulator.limits;

/**
 * Accepts at most {@code rate} arrivals in any window {@code [t, t + 1 s)}, wherever it starts. A
 * refused arrival does not count. Not safe for several threads.
 */
public final class SlidingWindow implements CallLimit {
  private static final long SECOND = 1_000_000_000L;

  private long[] accepted;
  private int oldest;
  private int held;

  public SlidingWindow(int rate) {
    accepted = new long[rate];
  }

  @Override
  public int rate() {
    return accepted.length;
  }

  /** Whether an arrival at this monotonic time, which counts for one, is let in. */
  public boolean accept(long nanos) {
    return accept(nanos, 1);
  }

  @Override
  public boolean accept(long nanos, int cost) {
    while (held > 0 && nanos - accepted[oldest] >= SECOND) {
      oldest = (oldest + 1) % accepted.length;
      held--;
    }
    if (held + cost > accepted.length) {
      return false;
    }
    for (int i = 0; i < cost; i++) {
      accepted[(oldest + held) % accepted.length] = nanos;
      held++;
    }
    return true;
  }

  @Override
  public void switchTo(int rate) {
    long[] next = new long[rate];
    int keep = Math.min(held, rate);
    for (int i = 0; i < keep; i++) {
      next[i] = accepted[(oldest + held - keep + i) % accepted.length];
    }
    accepted = next;
    oldest = 0;
    held = keep;
  }
}
