package io.fanfare.faults.rig;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Differences by kind: all are counted, the first few of each kind are told. */
final class Differences {
  private static final int TOLD = 10;

  private final TreeMap<String, List<String>> kinds = new TreeMap<>();

  /** Returns how many there are. */
  int add(String kind, Collection<String> found) {
    if (!found.isEmpty()) {
      kinds.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(found);
    }
    return found.size();
  }

  List<String> told() {
    List<String> lines = new ArrayList<>();
    kinds.forEach(
        (kind, found) -> {
          lines.add("%s: %d".formatted(kind, found.size()));
          found.stream().limit(TOLD).forEach(one -> lines.add("  " + one));
        });
    return List.copyOf(lines);
  }
}
