package io.fanfare.runtime;

import io.fanfare.prediction.Learning;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When replicas exchange what they learned; the first time at the start. */
@ApplicationScoped
class PredictionTick {
  private final Learning learning;
  private final Passes passes;

  PredictionTick(Learning learning, Passes passes) {
    this.learning = learning;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.prediction.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("prediction", learning.runOnce());
  }
}
