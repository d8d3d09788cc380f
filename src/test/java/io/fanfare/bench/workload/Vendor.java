package io.fanfare.bench.workload;

import java.time.Duration;

/**
 * How the vendor is.
 *
 * @param accounts managed ones
 * @param rate calls in any second
 * @param median of an activity's duration, before the warp
 * @param sigma of the duration's logarithm
 * @param cap no activity takes longer, before the warp
 * @param warp divides durations
 * @param oneWay least time that a request or an answer is under way
 * @param jitter most time in addition
 */
public record Vendor(
    int accounts,
    int rate,
    Duration median,
    double sigma,
    Duration cap,
    double warp,
    Duration oneWay,
    Duration jitter) {
  private static final int PAGE = 50;
  private static final int CANCELLED = 1;

  /** Calls that it takes to read the directory, in which one cancelled account stays. */
  public int directoryPages() {
    return (accounts + CANCELLED + PAGE - 1) / PAGE;
  }
}
