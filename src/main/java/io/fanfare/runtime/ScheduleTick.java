package io.fanfare.runtime;

import io.fanfare.schedule.FireDue;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * When to fire what is due. A look does not wait for the work of the one before it, which may read
 * the whole directory.
 */
@ApplicationScoped
class ScheduleTick {
  private final FireDue due;
  private final Passes passes;

  ScheduleTick(FireDue due, Passes passes) {
    this.due = due;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.schedules.every}", concurrentExecution = ConcurrentExecution.PROCEED)
  Uni<Void> tick() {
    return passes.run("schedules", due.runOnce());
  }
}
