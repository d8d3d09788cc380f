package io.fanfare.runtime;

import io.fanfare.dispatch.Sweep;
import io.fanfare.job.WavesDue;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to move on what will not move by itself. */
@ApplicationScoped
class SweepTick {
  private final Sweep due;
  private final WavesDue waves;
  private final Passes passes;

  SweepTick(Sweep due, WavesDue waves, Passes passes) {
    this.due = due;
    this.waves = waves;
    this.passes = passes;
  }

  @Scheduled(
      every = "{fanfare.dispatch.sweep-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("sweep", due.runOnce()).chain(() -> passes.run("waves", waves.runOnce()));
  }
}
