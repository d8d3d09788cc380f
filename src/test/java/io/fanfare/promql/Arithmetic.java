package io.fanfare.promql;

import java.util.List;

/** {@code *} and {@code /}. */
record Arithmetic(String operator, Expression left, Expression right) implements Expression {
  @Override
  public List<Sample> at(Scrapes scrapes, double time) {
    return Pairs.of(left, right, scrapes, time, this::of);
  }

  @Override
  public boolean isScalar() {
    return left.isScalar() && right.isScalar();
  }

  private double of(double one, double other) {
    return switch (operator) {
      case "*" -> one * other;
      case "/" -> one / other;
      default -> throw new IllegalArgumentException("Unknown operator " + operator);
    };
  }
}
