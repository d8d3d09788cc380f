package io.fanfare.probe;

import java.util.concurrent.atomic.AtomicInteger;

/** How many calls may still be made. Safe for several threads. */
public final class Allowance {

  /** No probe makes more calls. */
  public static final int MOST = 199;

  private final AtomicInteger used = new AtomicInteger();

  /** Takes one call, immediately before it is written; false when none is left. */
  public boolean take() {
    return used.getAndUpdate(before -> Math.min(MOST, before + 1)) < MOST;
  }

  /** Calls that were taken. */
  public int used() {
    return used.get();
  }

  /** Calls that may still be taken. */
  public int left() {
    return MOST - used.get();
  }
}
