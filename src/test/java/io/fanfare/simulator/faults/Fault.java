package io.fanfare.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import java.util.Random;

/** One switched fault with what is left of it. Guarded by its box. */
final class Fault {
  private final int id;
  private final FaultKind kind;
  private final FaultMatch match;
  private final ObjectNode request;
  private final long untilNanos;
  private long left;
  private long skip;
  private int hits;

  Fault(int id, ObjectNode request, long nowNanos) {
    this.id = id;
    this.request = request;
    this.kind = FaultKind.of(request.path("kind").asText());
    this.match = FaultMatch.of(request.path("match"));
    this.left = request.path("count").asLong(Long.MAX_VALUE);
    this.skip = request.path("after").asLong(0);
    long millis = request.path("duration_ms").asLong(-1);
    this.untilNanos = millis < 0 ? Long.MAX_VALUE : nowNanos + millis * 1_000_000;
  }

  int id() {
    return id;
  }

  FaultKind kind() {
    return kind;
  }

  JsonNode request() {
    return request;
  }

  /** Whether it strikes now; a strike uses it up by one. */
  boolean strikes(Subject subject, Random random, long nowNanos) {
    if (left == 0 || nowNanos >= untilNanos || !match.fits(subject)) {
      return false;
    }
    if (random.nextDouble() >= request.path("probability").asDouble(1)) {
      return false;
    }
    if (skip > 0) {
      skip--;
      return false;
    }
    left--;
    hits++;
    return true;
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("fault_id", id).put("hits", hits);
    return json.setAll(request);
  }
}
