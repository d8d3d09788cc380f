package io.fanfare.prediction;

/** Weighted counts of durations, one for each of the {@link Bins}. Immutable. */
final class Histogram {
  static final Histogram EMPTY = new Histogram(new double[Bins.COUNT]);

  /** Below Silverman's 1.06, which would put too much into the far end. */
  private static final double BANDWIDTH = 0.7;

  private final double[] weights;
  private final double total;

  Histogram(double[] weights) {
    this.weights = weights.clone();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    this.total = sum;
  }

  /** What is believed when nothing was learned: lognormal, sigma 1, of weight 1. */
  static Histogram lognormal(double median) {
    double[] weights = new double[Bins.COUNT];
    double centre = Bins.position(median);
    double sigma = Bins.position(Bins.SHORTEST * Math.E);
    for (int bin = 0; bin < Bins.COUNT; bin++) {
      weights[bin] = bell(bin + 0.5 - centre, sigma);
    }
    return new Histogram(weights).scaled(1);
  }

  double total() {
    return total;
  }

  double weight(int bin) {
    return weights[bin];
  }

  /** All weights times {@code factor}. */
  Histogram times(double factor) {
    double[] product = new double[Bins.COUNT];
    for (int bin = 0; bin < Bins.COUNT; bin++) {
      product[bin] = weights[bin] * factor;
    }
    return new Histogram(product);
  }

  /** Both together. */
  Histogram plus(Histogram other) {
    double[] sum = new double[Bins.COUNT];
    for (int bin = 0; bin < Bins.COUNT; bin++) {
      sum[bin] = weights[bin] + other.weights[bin];
    }
    return new Histogram(sum);
  }

  /** More in a bin. */
  Histogram with(int bin, double weight) {
    double[] more = weights.clone();
    more[bin] += weight;
    return new Histogram(more);
  }

  /** The same shape with another weight; must not be empty. */
  Histogram scaled(double weight) {
    return times(weight / total);
  }

  /** The gaps between few samples filled: each counts for its neighbours, the less the more. */
  Histogram smoothed() {
    return filled(1);
  }

  /**
   * The same no wider than what was counted: all is drawn towards the mean by as much as filling
   * the gaps widens it. For drawing lengths, where the longest of many counts.
   */
  Histogram smoothedWithin() {
    double gap = gap();
    return filled(1 / Math.sqrt(1 + gap * gap));
  }

  /** How far a sample counts for its neighbours, in deviations. */
  private double gap() {
    return BANDWIDTH * Math.pow(Math.max(total, 1), -0.2);
  }

  private Histogram filled(double shrink) {
    if (total == 0) {
      return this;
    }
    double width = gap() * deviation();
    double mean = mean();
    double[] smooth = new double[Bins.COUNT];
    for (int bin = 0; bin < Bins.COUNT; bin++) {
      if (weights[bin] > 0) {
        spread(bin, mean + shrink * (bin - mean), width, smooth);
      }
    }
    return new Histogram(smooth);
  }

  private void spread(int from, double centre, double width, double[] into) {
    double[] share = new double[Bins.COUNT];
    double sum = 0;
    for (int bin = 0; bin < Bins.COUNT; bin++) {
      share[bin] = bin == from && width == 0 ? 1 : bell(bin - centre, width);
      sum += share[bin];
    }
    for (int bin = 0; bin < Bins.COUNT; bin++) {
      into[bin] += weights[from] * share[bin] / sum;
    }
  }

  private double mean() {
    double mean = 0;
    for (int bin = 0; bin < Bins.COUNT; bin++) {
      mean += weights[bin] * bin / total;
    }
    return mean;
  }

  private double deviation() {
    double mean = mean();
    double square = 0;
    for (int bin = 0; bin < Bins.COUNT; bin++) {
      square += weights[bin] * bin * bin / total;
    }
    return Math.sqrt(Math.max(square - mean * mean, 0));
  }

  private static double bell(double distance, double width) {
    return width > 0 ? Math.exp(-distance * distance / (2 * width * width)) : 0;
  }
}
