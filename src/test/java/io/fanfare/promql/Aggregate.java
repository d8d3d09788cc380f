package io.fanfare.promql;

import java.util.List;

/** {@code max} or {@code sum} over everything. */
record Aggregate(String function, Expression over) implements Expression {
  Aggregate {
    if (!List.of("max", "sum").contains(function)) {
      throw new IllegalArgumentException("Unknown aggregation " + function);
    }
  }

  @Override
  public List<Sample> at(Scrapes scrapes, double time) {
    return over.at(scrapes, time).stream()
        .map(Sample::value)
        .reduce(this::joined)
        .map(value -> List.of(new Sample(Labels.NONE, value)))
        .orElse(List.of());
  }

  /** The largest of something and nothing is something; the sum of both is nothing. */
  private double joined(double one, double other) {
    if (function.equals("sum")) {
      return one + other;
    }
    return Double.isNaN(one) || other > one ? other : one;
  }
}
