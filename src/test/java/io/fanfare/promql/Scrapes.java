package io.fanfare.promql;

import io.fanfare.promql.Scrape.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was scraped, and when, as Prometheus keeps it: with {@code up} for each target, and with a
 * mark where a series was not there any more. Times are seconds, each scrape later than the last.
 */
public final class Scrapes {
  private static final double STALE_AFTER = 300;

  private final Map<String, Map<Labels, List<Point>>> series = new HashMap<>();
  private final Map<Labels, Set<Key>> last = new HashMap<>();

  /** One value of a series; a stale one says that the series ended. */
  record Point(double time, double value, boolean stale) {}

  /** A series' points in a range, the oldest first. */
  record Range(Labels labels, List<Point> points) {}

  /** What a target answered. */
  public void answered(double time, Map<String, String> target, Scrape scrape) {
    Labels of = new Labels(target);
    Set<Key> now = new HashSet<>();
    scrape.samples().forEach((key, value) -> now.add(add(time, of, key, value)));
    ended(time, of, now);
    add(time, of, new Key("up", Labels.NONE), 1);
  }

  /** The target did not answer: all of its series end. */
  public void missed(double time, Map<String, String> target) {
    Labels of = new Labels(target);
    ended(time, of, Set.of());
    add(time, of, new Key("up", Labels.NONE), 0);
  }

  /** The value of each series that matches, unless it ended or is too old. */
  List<Sample> at(String name, Map<String, String> wanted, double time) {
    List<Sample> found = new ArrayList<>();
    for (Range range : in(name, wanted, time - STALE_AFTER, time)) {
      Point newest = range.points().get(range.points().size() - 1);
      if (!newest.stale()) {
        found.add(new Sample(range.labels(), newest.value()));
      }
    }
    return found;
  }

  /** The points of each series that matches, later than {@code from} and not after {@code to}. */
  List<Range> in(String name, Map<String, String> wanted, double from, double to) {
    List<Range> found = new ArrayList<>();
    series
        .getOrDefault(name, Map.of())
        .forEach(
            (labels, points) -> {
              List<Point> within =
                  points.stream().filter(p -> p.time() > from && p.time() <= to).toList();
              if (labels.match(wanted) && !within.isEmpty()) {
                found.add(new Range(labels, within));
              }
            });
    return found;
  }

  private Key add(double time, Labels target, Key key, double value) {
    Labels labels = key.labels().with(target.values());
    points(key.name(), labels).add(new Point(time, value, false));
    return new Key(key.name(), labels);
  }

  private void ended(double time, Labels target, Set<Key> now) {
    Set<Key> gone = new HashSet<>(last.getOrDefault(target, Set.of()));
    gone.removeAll(now);
    gone.forEach(key -> points(key.name(), key.labels()).add(new Point(time, Double.NaN, true)));
    last.put(target, now);
  }

  private List<Point> points(String name, Labels labels) {
    return series
        .computeIfAbsent(name, any -> new LinkedHashMap<>())
        .computeIfAbsent(labels, any -> new ArrayList<>());
  }
}
