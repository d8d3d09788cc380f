package io.fanfare.promql;

import java.util.List;

/** Keeps the elements of the left side that compare as wanted; nothing compares with NaN. */
record Comparison(String operator, Expression left, Expression right) implements Expression {
  Comparison {
    if (left.isScalar()) {
      throw new IllegalArgumentException("A number may stand only to the right of " + operator);
    }
  }

  @Override
  public List<Sample> at(Scrapes scrapes, double time) {
    return Pairs.of(
        left, right, scrapes, time, (value, other) -> isKept(value, other) ? value : null);
  }

  private boolean isKept(double value, double other) {
    return switch (operator) {
      case "<" -> value < other;
      case ">" -> value > other;
      case "==" -> value == other;
      default -> throw new IllegalArgumentException("Unknown comparison " + operator);
    };
  }
}
