package io.fanfare.runtime;

import io.fanfare.metrics.Gauges;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to read what gauges show. */
@ApplicationScoped
class MetricsTick {
  private final Gauges gauges;
  private final Passes passes;

  MetricsTick(Gauges gauges, Passes passes) {
    this.gauges = gauges;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.metrics.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("metrics", gauges.refresh());
  }
}
