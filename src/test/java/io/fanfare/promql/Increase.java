package io.fanfare.promql;

import io.fanfare.promql.Scrapes.Point;
import java.util.List;
import java.util.Optional;

/**
 * How much a counter grew in a range, extrapolated to its ends as Prometheus does (its {@code
 * extrapolatedRate}): a series that is born late in the range is taken to have begun half a scrape
 * before it was first seen, and never below 0. A counter that was seen once grew by nothing known.
 */
final class Increase {
  private static final double GAP = 1.1;

  private Increase() {}

  static Optional<Double> of(List<Point> points, double seconds, double end) {
    if (points.size() < 2) {
      return Optional.empty();
    }
    Point first = points.get(0);
    Point last = points.get(points.size() - 1);
    double grown = last.value() - first.value() + resets(points);
    double sampled = last.time() - first.time();
    double apart = sampled / (points.size() - 1);
    double before = edge(first.time() - (end - seconds), apart);
    if (grown > 0 && first.value() >= 0) {
      before = Math.min(before, sampled * (first.value() / grown));
    }
    double after = edge(end - last.time(), apart);
    return Optional.of(grown * (sampled + before + after) / sampled);
  }

  private static double edge(double gap, double apart) {
    return gap >= apart * GAP ? apart / 2 : gap;
  }

  private static double resets(List<Point> points) {
    double lost = 0;
    for (int i = 1; i < points.size(); i++) {
      double before = points.get(i - 1).value();
      lost += points.get(i).value() < before ? before : 0;
    }
    return lost;
  }
}
