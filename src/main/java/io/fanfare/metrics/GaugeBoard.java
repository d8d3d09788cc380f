package io.fanfare.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gauges and the last value of each; a gauge without one shows NaN. */
@Singleton
class GaugeBoard {
  static final String QUOTA_USED = "fanfare.quota.used";
  static final String QUOTA_GRANTED = "fanfare.quota.granted";
  static final String QUOTA_RATE = "fanfare.quota.rate";
  static final String QUOTA_PARKED = "fanfare.quota.parked";
  static final String OUTBOX_AGE = "fanfare.outbox.age";
  static final String DEPTH = "fanfare.queue.depth";
  static final String DUE = "fanfare.queue.due";
  static final String JOBS = "fanfare.jobs.unfinished";
  static final String REPLICAS = "fanfare.replicas.alive";
  static final String REACHABLE = "fanfare.store.reachable";

  /** The states that have not ended, by the words that the API and events use. */
  static final List<String> STATES =
      List.of("planned", "submitting", "unknown", "ambiguous", "in_flight");

  private final Map<String, Double> values = new ConcurrentHashMap<>();

  GaugeBoard(MeterRegistry registry) {
    add(registry, QUOTA_USED, "calls", "Calls charged to this UTC day");
    add(registry, QUOTA_GRANTED, "calls", "Calls that the key may make a UTC day");
    add(registry, QUOTA_RATE, "hertz", "Calls a second that are given out now");
    add(registry, QUOTA_PARKED, "seconds", "For how long the vendor forbids all calls");
    add(registry, OUTBOX_AGE, "seconds", "Age of the oldest unpublished event");
    add(registry, DUE, "accounts", "Accounts of running jobs that could be sent to now");
    add(registry, JOBS, "", "Jobs that have not finished");
    add(registry, REPLICAS, "", "Replicas that beat within the last ten seconds");
    add(registry, REACHABLE, "", "1 when the gauges could be read from the store, else 0");
    STATES.forEach(state -> addDepth(registry, state));
    set(REACHABLE, 0);
  }

  void set(String name, double value) {
    values.put(name, value);
  }

  void setDepth(String state, double activities) {
    set(depth(state), activities);
  }

  /** Nothing is known any more. */
  void forget() {
    values.clear();
    set(REACHABLE, 0);
  }

  private void add(MeterRegistry registry, String name, String unit, String says) {
    Gauge.builder(name, () -> values.get(name))
        .baseUnit(unit.isEmpty() ? null : unit)
        .description(says)
        .register(registry);
  }

  private void addDepth(MeterRegistry registry, String state) {
    Gauge.builder(DEPTH, () -> values.get(depth(state)))
        .tag("state", state)
        .baseUnit("activities")
        .description("Activities that have not ended")
        .register(registry);
  }

  private static String depth(String state) {
    return DEPTH + ":" + state;
  }
}
