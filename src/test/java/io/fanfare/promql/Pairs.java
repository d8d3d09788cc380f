package io.fanfare.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which elements of two sides belong together: a scalar to each, others by equal labels. */
final class Pairs {
  private Pairs() {}

  /** What {@code join} makes of each pair; it answers null for one that is dropped. */
  static List<Sample> of(
      Expression left,
      Expression right,
      Scrapes scrapes,
      double time,
      BiFunction<Double, Double, @Nullable Double> join) {
    List<Sample> many = left.at(scrapes, time);
    List<Sample> others = right.at(scrapes, time);
    if (left.isScalar() && !right.isScalar()) {
      double number = many.get(0).value();
      return joined(others, sample -> join.apply(number, sample.value()));
    }
    if (right.isScalar()) {
      double number = others.get(0).value();
      return joined(many, sample -> join.apply(sample.value(), number));
    }
    Map<Labels, Double> byLabels =
        others.stream().collect(Collectors.toMap(Sample::labels, Sample::value));
    return joined(
        many,
        sample -> {
          Double other = byLabels.get(sample.labels());
          return other == null ? null : join.apply(sample.value(), other);
        });
  }

  private static List<Sample> joined(
      List<Sample> samples, Function<Sample, @Nullable Double> join) {
    List<Sample> result = new ArrayList<>();
    for (Sample sample : samples) {
      Double value = join.apply(sample);
      if (value != null) {
        result.add(sample.with(value));
      }
    }
    return result;
  }
}
