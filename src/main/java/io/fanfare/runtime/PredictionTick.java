package io.fanfare.runtime;

import io.fanfare.forecast.BurnDown;
import io.fanfare.prediction.Learning;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * When replicas exchange what they learned and note what was spent; the first time at the start.
 */
@ApplicationScoped
class PredictionTick {
  private final Learning learning;
  private final BurnDown burnDown;
  private final Passes passes;

  PredictionTick(Learning learning, BurnDown burnDown, Passes passes) {
    this.learning = learning;
    this.burnDown = burnDown;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.prediction.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("prediction", learning.runOnce().chain(burnDown::runOnce));
  }
}
