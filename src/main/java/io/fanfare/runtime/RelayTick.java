package io.fanfare.runtime;

import io.fanfare.completion.RelayDue;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to publish what the outbox holds. */
@ApplicationScoped
class RelayTick {
  private final RelayDue due;
  private final Passes passes;

  RelayTick(RelayDue due, Passes passes) {
    this.due = due;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.completion.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("relay", due.runOnce());
  }
}
