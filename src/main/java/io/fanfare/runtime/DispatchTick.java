package io.fanfare.runtime;

import io.fanfare.dispatch.DispatchDue;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to send what is due. */
@ApplicationScoped
class DispatchTick {
  private final DispatchDue due;
  private final Passes passes;

  DispatchTick(DispatchDue due, Passes passes) {
    this.due = due;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.dispatch.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("dispatch", due.runOnce());
  }
}
