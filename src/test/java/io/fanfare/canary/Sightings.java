package io.fanfare.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was seen of some words, by place. */
public final class Sightings {
  private static final int SHOWN = 3;

  private final List<Search> searches;
  private final Map<String, List<String>> seen = new TreeMap<>();

  public Sightings(List<String> words) {
    this.searches = words.stream().map(Search::new).toList();
  }

  /** Looks through a text that was found in this place. */
  public void look(String place, String text) {
    searches.forEach(search -> note(place, search.in(text)));
  }

  /** Looks through bytes that were found in this place. */
  public void look(String place, byte[] bytes) {
    searches.forEach(search -> note(place, search.in(bytes)));
  }

  private void note(String place, List<String> found) {
    if (!found.isEmpty()) {
      seen.computeIfAbsent(place, none -> new ArrayList<>()).addAll(found);
    }
  }

  /** Some of what was seen in each place; nothing of places where nothing was. */
  public Map<String, List<String>> seen() {
    Map<String, List<String>> some = new TreeMap<>();
    seen.forEach((place, all) -> some.put(place, all.subList(0, Math.min(SHOWN, all.size()))));
    return some;
  }
}
