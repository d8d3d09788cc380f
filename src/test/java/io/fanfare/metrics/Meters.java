package io.fanfare.metrics;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names under which Prometheus finds our meters, made by the classes that make them. */
public final class Meters {
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{([^}]*)})? ");

  private Meters() {}

  /** Our own. */
  public static Set<String> own() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new GaugeBoard(registry).forget();
    new WebhookMeter(registry);
    CallMeter calls = new CallMeter(registry);
    calls.record(calls.start(), "poll", CallMeter.READ);
    return names(registry);
  }

  /** Ours, those of the JVM that we watch, and {@code up}, which Prometheus itself adds. */
  public static Set<String> all() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    try (JvmGcMetrics gc = new JvmGcMetrics()) {
      gc.bindTo(registry);
    }
    Set<String> all = new TreeSet<>(own());
    all.addAll(names(registry));
    all.add("up");
    return all;
  }

  private static Set<String> names(PrometheusMeterRegistry registry) {
    return SAMPLE
        .matcher(registry.scrape())
        .results()
        .map(sample -> sample.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
