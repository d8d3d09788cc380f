package io.fanfare.simulator.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an operation is found.
 *
 * @param <H> what carries it out
 * @param template path with parameters in braces, without {@code /v3}
 */
public record Route<H>(String method, String template, H handler) {
  /** The operation's name for faults and the ledger: bulk ones by path name. */
  public String operationName() {
    boolean bulk = method.equals("POST") && template.startsWith("/activities/");
    return bulk ? template.substring("/activities/".length()) : method + " " + template;
  }

  int literals() {
    return (int) segments(template).stream().filter(part -> !part.startsWith("{")).count();
  }

  /** The values of the parameters when the path fits. */
  Optional<Map<String, String>> match(List<String> path) {
    List<String> parts = segments(template);
    if (parts.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.startsWith("{")) {
        values.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  static List<String> segments(String path) {
    return List.of(path.split("/"));
  }
}
