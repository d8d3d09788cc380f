package io.fanfare.runtime;

import io.fanfare.webhook.RereadDue;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to read accounts anew that a webhook pointed at. */
@ApplicationScoped
class WebhookTick {
  private final RereadDue due;
  private final Passes passes;

  WebhookTick(RereadDue due, Passes passes) {
    this.due = due;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.webhooks.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run("webhooks", due.runOnce());
  }
}
