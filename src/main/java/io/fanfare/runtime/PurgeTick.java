package io.fanfare.runtime;

import io.fanfare.activity.EndedActivities;
import io.fanfare.completion.CompletionSettings;
import io.fanfare.completion.Outbox;
import io.fanfare.payload.PayloadSettings;
import io.fanfare.payload.PayloadStore;
import io.fanfare.rejection.RejectionStore;
import io.fanfare.tracing.TraceStore;
import io.fanfare.upload.UploadSettings;
import io.fanfare.upload.UploadStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to delete what has outlived its retention, and to make room for what comes. */
@ApplicationScoped
class PurgeTick {
  private final Outbox outbox;
  private final PayloadStore payloads;
  private final RejectionStore rejections;
  private final UploadStore uploads;
  private final UploadSettings files;
  private final EndedActivities ended;
  private final CompletionSettings events;
  private final PayloadSettings people;
  private final TraceStore traces;
  private final Passes passes;

  PurgeTick(
      Outbox outbox,
      PayloadStore payloads,
      RejectionStore rejections,
      UploadStore uploads,
      UploadSettings files,
      EndedActivities ended,
      CompletionSettings events,
      PayloadSettings people,
      TraceStore traces,
      Passes passes) {
    this.outbox = outbox;
    this.payloads = payloads;
    this.rejections = rejections;
    this.uploads = uploads;
    this.files = files;
    this.ended = ended;
    this.events = events;
    this.people = people;
    this.traces = traces;
    this.passes = passes;
  }

  @Scheduled(
      every = "{fanfare.payload.purge-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run(
        "purge",
        ended
            .prepare()
            .chain(() -> payloads.purge(people))
            .chain(() -> rejections.purge(people.resultRetention()))
            .chain(() -> uploads.purge(files))
            .chain(() -> traces.purge())
            .chain(() -> outbox.purge(events.retention())));
  }
}
