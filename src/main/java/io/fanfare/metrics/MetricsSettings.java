package io.fanfare.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How fresh gauges are. */
@ConfigMapping(prefix = "fanfare.metrics")
public interface MetricsSettings {

  /** How often gauges are read from the store: a Quarkus duration, 1s or more. */
  @WithDefault("15s")
  String every();
}
