package io.fanfare.runtime;

import io.fanfare.stream.Watch;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to look for events that somebody waits for. */
@ApplicationScoped
class EventTick {
  private final Watch watch;
  private final Passes passes;

  EventTick(Watch watch, Passes passes) {
    this.watch = watch;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.events.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("events", watch.runOnce());
  }
}
