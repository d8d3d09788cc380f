package io.fanfare.promql;

import io.fanfare.promql.Scrapes.Point;
import io.fanfare.promql.Scrapes.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has a range in square brackets behind it: a range vector. */
sealed interface Ranged {
  double seconds();

  List<Range> at(Scrapes scrapes, double time);

  /** {@code name{labels}[5m]}. */
  record Plain(Selector selector, double seconds) implements Ranged {
    @Override
    public List<Range> at(Scrapes scrapes, double time) {
      return scrapes.in(selector.name(), selector.labels(), time - seconds, time).stream()
          .map(range -> new Range(range.labels(), alive(range)))
          .filter(range -> !range.points().isEmpty())
          .toList();
    }

    private static List<Point> alive(Range range) {
      return range.points().stream().filter(point -> !point.stale()).toList();
    }
  }

  /** {@code expression[30m:1m]}, evaluated at whole multiples of the step. */
  record Subquery(Expression expression, double seconds, double step) implements Ranged {
    @Override
    public List<Range> at(Scrapes scrapes, double time) {
      Map<Labels, List<Point>> found = new LinkedHashMap<>();
      double first = (Math.floor((time - seconds) / step) + 1) * step;
      for (double at = first; at <= time; at += step) {
        for (Sample sample : expression.at(scrapes, at)) {
          found
              .computeIfAbsent(sample.labels(), any -> new ArrayList<>())
              .add(new Point(at, sample.value(), false));
        }
      }
      return found.entrySet().stream()
          .map(series -> new Range(series.getKey(), series.getValue()))
          .toList();
    }
  }
}
