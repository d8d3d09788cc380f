package io.fanfare.prediction;

import java.time.Duration;

/** How likely an activity of some kind has ended after some time. Immutable. */
public final class Distribution {
  /** However much was learned, something unheard of stays possible. */
  private static final double SURPRISE = 1e-7;

  /** At each edge of the bins, how likely it still runs; summed from the far end to stay exact. */
  private final double[] running = new double[Bins.COUNT + 1];

  private Distribution(double[] share) {
    for (int bin = Bins.COUNT - 1; bin >= 0; bin--) {
      running[bin] = running[bin + 1] + share[bin];
    }
  }

  /** As counted; the histogram must not be empty. */
  static Distribution of(Histogram counted) {
    double[] share = new double[Bins.COUNT];
    for (int bin = 0; bin < Bins.COUNT; bin++) {
      double seen = counted.weight(bin) / counted.total();
      share[bin] = (1 - SURPRISE) * seen + SURPRISE / Bins.COUNT;
    }
    return new Distribution(share);
  }

  /** How likely it has ended {@code age} after it was accepted, 0 to 1. */
  public double ended(Duration age) {
    return 1 - running(Bins.seconds(age));
  }

  /** How likely it ends within {@code wait} when it still runs at {@code age}. */
  public double endsWithin(Duration wait, Duration age) {
    return endsWithin(Bins.seconds(wait), Bins.seconds(age));
  }

  double endsWithin(double wait, double age) {
    double before = running(age);
    return before > 0 ? 1 - running(age + wait) / before : 0;
  }

  /** The time after which it has ended with probability {@code p}, within 0.5 s and 12 h. */
  public Duration quantile(double p) {
    double left = 1 - p;
    int bin = 0;
    while (bin < Bins.COUNT - 1 && running[bin + 1] > left) {
      bin++;
    }
    double width = running[bin] - running[bin + 1];
    double within = width > 0 ? (running[bin] - left) / width : 0;
    return Bins.duration(Bins.seconds(bin + Math.min(Math.max(within, 0), 1)));
  }

  double running(double seconds) {
    return runningAt(Bins.position(seconds));
  }

  double runningAt(double position) {
    int bin = Math.min((int) position, Bins.COUNT - 1);
    return running[bin] + (position - bin) * (running[bin + 1] - running[bin]);
  }
}
