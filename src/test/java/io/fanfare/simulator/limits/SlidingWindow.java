package io.fanfare.simulator.limits;

/**
 * Accepts at most {@code rate} arrivals in any window {@code [t, t + 1 s)}, wherever it starts. A
 * refused arrival does not count. Not safe for several threads.
 */
public final class SlidingWindow {
  private static final long SECOND = 1_000_000_000L;

  private long[] accepted;
  private int oldest;
  private int held;

  public SlidingWindow(int rate) {
    accepted = new long[rate];
  }

  public int rate() {
    return accepted.length;
  }

  /** Whether an arrival at this monotonic time is let in. Times must not go backwards. */
  public boolean accept(long nanos) {
    if (held == accepted.length) {
      if (nanos - accepted[oldest] < SECOND) {
        return false;
      }
      oldest = (oldest + 1) % accepted.length;
      held--;
    }
    accepted[(oldest + held) % accepted.length] = nanos;
    held++;
    return true;
  }

  /** Changes the rate; the most recent arrivals stay in force. */
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
