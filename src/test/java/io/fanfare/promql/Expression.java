package io.fanfare.promql;

import java.util.List;

/** A parsed PromQL expression whose value is an instant vector or, of a number, a scalar. */
public sealed interface Expression
    permits Expression.Number, Selector, Aggregate, Call, Comparison, Arithmetic, SetOperation {

  /** The elements at a time, of a scalar one without labels. */
  List<Sample> at(Scrapes scrapes, double time);

  /** Whether it is a number rather than a vector: then comparisons take it as it is. */
  default boolean isScalar() {
    return false;
  }

  /** Whether it has any element at a time, which makes an alert pending. */
  default boolean holds(Scrapes scrapes, double time) {
    return !at(scrapes, time).isEmpty();
  }

  /** Throws IllegalArgumentException for anything that is not understood. */
  static Expression parse(String text) {
    return new Parser(text).parse();
  }

  /** Seconds of {@code 30s}, {@code 5m}, {@code 1h}; throws as {@link #parse}. */
  static double seconds(String duration) {
    return Parser.duration(duration);
  }

  /** A literal. */
  record Number(double value) implements Expression {
    @Override
    public List<Sample> at(Scrapes scrapes, double time) {
      return List.of(new Sample(Labels.NONE, value));
    }

    @Override
    public boolean isScalar() {
      return true;
    }
  }
}
