package io.fanfare.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.opentelemetry.runtime.config.runtime.OTelRuntimeConfig;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What makes spans, and whether any are wanted. A bean behind a proxy, since filters are made
 * before there is any telemetry.
 */
@ApplicationScoped
class Spans {
  private final Tracer tracer;
  private final boolean on;

  Spans(OpenTelemetry telemetry, OTelRuntimeConfig settings) {
    this.tracer = telemetry.getTracer("io.fanfare");
    this.on = !settings.sdkDisabled();
  }

  boolean areOn() {
    return on;
  }

  Tracer tracer() {
    return tracer;
  }
}
