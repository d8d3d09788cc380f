package io.fanfare.promql;

import java.util.Map;
import java.util.TreeMap;

/** What tells one series of a metric from another; equal whatever the order. */
record Labels(Map<String, String> values) {
  static final Labels NONE = new Labels(Map.of());

  Labels {
    values = Map.copyOf(values);
  }

  Labels with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(values);
    all.putAll(more);
    return new Labels(all);
  }

  boolean match(Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch(label -> values.getOrDefault(label.getKey(), "").equals(label.getValue()));
  }
}
