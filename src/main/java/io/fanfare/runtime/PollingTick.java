package io.fanfare.runtime;

import io.fanfare.polling.PollDue;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to look at accounts that are due. */
@ApplicationScoped
class PollingTick {
  private final PollDue due;
  private final Passes passes;

  PollingTick(PollDue due, Passes passes) {
    this.due = due;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.polling.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("polling", due.runOnce());
  }
}
