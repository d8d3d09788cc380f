package io.fanfare.promql;

/** One element of an instant vector. */
record Sample(Labels labels, double value) {
  Sample with(double other) {
    return new Sample(labels, other);
  }
}
