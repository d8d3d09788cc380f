package io.fanfare.simulator.activities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an activity reports when it has ended.
 *
 * @param counters by their name in {@code status}
 * @param errors messages, for imports {@code Line n: ...}
 * @param file text of the file that an export leaves, else null
 */
public record Outcome(Map<String, Integer> counters, List<String> errors, @Nullable String file) {
  public static Outcome items(int total) {
    return none().with("items_total_count", total).with("items_completed_count", total);
  }

  public static Outcome none() {
    return new Outcome(Map.of(), List.of(), null);
  }

  public Outcome with(String counter, int value) {
    Map<String, Integer> more = new LinkedHashMap<>(counters);
    more.put(counter, value);
    return new Outcome(more, errors, file);
  }

  public Outcome withErrors(List<String> messages) {
    return new Outcome(counters, List.copyOf(messages), file);
  }

  public Outcome withFile(String text) {
    return new Outcome(counters, errors, text);
  }

  ObjectNode status() {
    ObjectNode status = Json.object();
    counters.forEach(status::put);
    return status;
  }
}
