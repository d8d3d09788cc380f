package io.fanfare.runtime;

import io.fanfare.account.DirectorySync;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to read the vendor's list of managed accounts. */
@ApplicationScoped
class DirectoryTick {
  private final DirectorySync due;
  private final Passes passes;

  DirectoryTick(DirectorySync due, Passes passes) {
    this.due = due;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.directory.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("directory", due.runOnce());
  }
}
