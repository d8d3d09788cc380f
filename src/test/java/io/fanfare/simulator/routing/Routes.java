package io.fanfare.simulator.routing;

import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.VendorError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the route of a path; a literal segment goes before a parameter.
 *
 * @param <H> what carries an operation out
 */
public final class Routes<H> {
  private final Map<Integer, List<Route<H>>> bySegments = new HashMap<>();

  /**
   * A route with the values of its path parameters.
   *
   * @param <H> what carries the operation out
   */
  public record Match<H>(Route<H> route, Map<String, String> parameters) {}

  public void add(String method, String template, H handler) {
    Route<H> route = new Route<>(method, template, handler);
    List<Route<H>> same =
        bySegments.computeIfAbsent(Route.segments(template).size(), key -> new ArrayList<>());
    same.add(route);
    same.sort(Comparator.comparing((Route<H> one) -> one.literals()).reversed());
  }

  /** The best match; an unknown path is a 404, a known one without that method a 405. */
  public Match<H> find(String method, String path) {
    List<String> segments = Route.segments(path);
    boolean known = false;
    for (Route<H> route : bySegments.getOrDefault(segments.size(), List.of())) {
      var values = route.match(segments);
      if (values.isPresent() && route.method().equals(method)) {
        return new Match<>(route, values.get());
      }
      known |= values.isPresent();
    }
    throw new VendorError(known ? Errors.methodNotAllowed() : Errors.notFound("This path"));
  }

  /** Every route, in no order. */
  public List<Route<H>> all() {
    return bySegments.values().stream().flatMap(List::stream).toList();
  }
}
