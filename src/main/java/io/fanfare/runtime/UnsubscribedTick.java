package io.fanfare.runtime;

import io.fanfare.unsubscribed.CheckDue;
import io.fanfare.unsubscribed.CheckSettings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** When to look for rows of unsubscribed contacts. */
@ApplicationScoped
class UnsubscribedTick {
  private final CheckDue due;
  private final CheckSettings settings;
  private final Passes passes;

  UnsubscribedTick(CheckDue due, CheckSettings settings, Passes passes) {
    this.due = due;
    this.settings = settings;
    this.passes = passes;
  }

  void check(@Observes StartupEvent event) {
    settings.check();
  }

  @Scheduled(every = "{fanfare.unsubscribed.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("unsubscribed", due.runOnce());
  }
}
