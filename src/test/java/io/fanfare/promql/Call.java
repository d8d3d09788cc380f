package io.fanfare.promql;

import io.fanfare.promql.Scrapes.Point;
import io.fanfare.promql.Scrapes.Range;
import java.util.List;
import java.util.Optional;

/** A function: of a range, or {@code absent} and {@code vector}. */
sealed interface Call extends Expression {

  /** {@code absent(x)}: something when there is nothing. */
  record Absent(Expression of) implements Call {
    @Override
    public List<Sample> at(Scrapes scrapes, double time) {
      return of.holds(scrapes, time) ? List.of() : List.of(new Sample(Labels.NONE, 1));
    }
  }

  /** {@code vector(0)}: a number as a vector. */
  record Vector(Expression of) implements Call {
    @Override
    public List<Sample> at(Scrapes scrapes, double time) {
      return of.at(scrapes, time);
    }
  }

  /** {@code rate}, {@code increase} or {@code min_over_time}. */
  record OverTime(String function, Ranged range) implements Call {
    public OverTime {
      if (!List.of("rate", "increase", "min_over_time").contains(function)) {
        throw new IllegalArgumentException("Unknown function " + function);
      }
    }

    @Override
    public List<Sample> at(Scrapes scrapes, double time) {
      return range.at(scrapes, time).stream()
          .flatMap(series -> of(series, time).map(v -> new Sample(series.labels(), v)).stream())
          .toList();
    }

    private Optional<Double> of(Range series, double time) {
      List<Point> points = series.points();
      return switch (function) {
        case "min_over_time" -> points.stream().map(Point::value).min(Double::compare);
        case "rate" -> Increase.of(points, range.seconds(), time).map(i -> i / range.seconds());
        default -> Increase.of(points, range.seconds(), time);
      };
    }
  }
}
