package io.fanfare.runtime;

import io.fanfare.exports.ExportSettings;
import io.fanfare.exports.ExportStore;
import io.fanfare.exports.FetchDue;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** When to fetch the files of exports, and to delete those whose time is over. */
@ApplicationScoped
class ExportTick {
  private final FetchDue due;
  private final ExportStore store;
  private final ExportSettings settings;
  private final Passes passes;

  ExportTick(FetchDue due, ExportStore store, ExportSettings settings, Passes passes) {
    this.due = due;
    this.store = store;
    this.settings = settings;
    this.passes = passes;
  }

  void check(@Observes StartupEvent event) {
    settings.check();
  }

  @Scheduled(every = "{fanfare.exports.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> fetch() {
    return passes.run("exports", due.runOnce());
  }

  @Scheduled(
      every = "{fanfare.payload.purge-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> purge() {
    return passes.run("exports purge", store.purge(settings.retention()));
  }
}
