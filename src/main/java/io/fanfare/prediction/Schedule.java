package io.fanfare.prediction;

import java.time.Duration;

/**
 * When to look at one activity so that its lag and the price of the looks together cost least, by
 * dynamic programming from the far end: V(s) = min over t of price + expected lag up to t + P(still
 * running at t) x V(t). Immutable.
 */
final class Schedule {
  /** Looks are placed more finely than durations are counted. */
  private static final int FINER = 4;

  private static final int STEPS = Bins.COUNT * FINER;

  private final double longest;
  private final double[] times = new double[STEPS + 1];
  private final double[] running = new double[STEPS + 1];

  /** The time to come of those still running, times how many they are. */
  private final double[] mass = new double[STEPS + 1];

  private final double[] cost = new double[STEPS + 1];
  private final int[] next = new int[STEPS + 1];

  /**
   * The best schedule.
   *
   * @param price seconds of lag that one look is worth; positive
   * @param longest no two looks lie further apart
   */
  Schedule(Distribution distribution, double price, Duration longest) {
    this.longest = Bins.seconds(longest);
    for (int step = STEPS; step >= 0; step--) {
      times[step] = Bins.seconds((double) step / FINER);
      running[step] = distribution.runningAt((double) step / FINER);
      mass[step] = step == STEPS ? 0 : mass[step + 1] + massOf(step);
    }
    for (int step = STEPS - 1; step >= 0; step--) {
      choose(step, price);
    }
  }

  /** How long to wait after a look at {@code age} seconds that showed it running. */
  double waitAfter(double age) {
    int step = (int) Math.round(Bins.position(age) * FINER);
    return step >= STEPS ? longest : Math.min(times[next[step]] - age, longest);
  }

  private double massOf(int step) {
    return (running[step] - running[step + 1]) * Math.sqrt(times[step] * times[step + 1]);
  }

  private void choose(int from, double price) {
    cost[from] = Double.MAX_VALUE;
    for (int to = from + 1; to <= STEPS && isNear(from, to); to++) {
      double lag = times[to] * (running[from] - running[to]) - (mass[from] - mass[to]);
      double total = price * running[from] + lag + cost[to];
      if (total < cost[from]) {
        cost[from] = total;
        next[from] = to;
      }
    }
  }

  private boolean isNear(int from, int to) {
    return to == from + 1 || times[to] - times[from] <= longest;
  }
}
