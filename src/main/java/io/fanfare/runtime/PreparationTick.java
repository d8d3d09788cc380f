package io.fanfare.runtime;

import io.fanfare.preparation.PreparationDue;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to look up the names that accounts wait for. */
@ApplicationScoped
class PreparationTick {
  private final PreparationDue due;
  private final Passes passes;

  PreparationTick(PreparationDue due, Passes passes) {
    this.due = due;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.names.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("names", due.runOnce());
  }
}
