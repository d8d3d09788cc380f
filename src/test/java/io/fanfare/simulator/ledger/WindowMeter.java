package io.fanfare.simulator.ledger;

import java.util.Arrays;

/**
 * The most arrivals in any second, wherever it starts: {@code [t, t + 1 s)}. Only the arrivals of
 * the last second are kept. Not safe for several threads.
 */
final class WindowMeter {
  private static final long SECOND = 1_000_000_000L;

  private long[] ring = new long[64];
  private int head;
  private int count;
  private int max;
  private int over;

  void arrived(long nanos, int limit) {
    while (count > 0 && nanos - ring[head] >= SECOND) {
      head = (head + 1) % ring.length;
      count--;
    }
    if (count == ring.length) {
      grow();
    }
    ring[(head + count) % ring.length] = nanos;
    count++;
    max = Math.max(max, count);
    over += count > limit ? 1 : 0;
  }

  int max() {
    return max;
  }

  /** Windows that end with an arrival and hold more than the limit of that moment. */
  int over() {
    return over;
  }

  void clear() {
    count = 0;
    max = 0;
    over = 0;
  }

  private void grow() {
    long[] larger = Arrays.copyOf(ring, ring.length * 2);
    for (int i = 0; i < count; i++) {
      larger[i] = ring[(head + i) % ring.length];
    }
    ring = larger;
    head = 0;
  }
}
