package io.fanfare.runtime;

import io.fanfare.completion.CompletionSettings;
import io.fanfare.completion.Outbox;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness tells how long the oldest unpublished event has waited. */
@Readiness
@ApplicationScoped
class OutboxHealth implements AsyncHealthCheck {
  private final Outbox outbox;
  private final CompletionSettings settings;

  OutboxHealth(Outbox outbox, CompletionSettings settings) {
    this.outbox = outbox;
    this.settings = settings;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return outbox.lag().map(this::response);
  }

  private HealthCheckResponse response(Duration lag) {
    return HealthCheckResponse.named("outbox")
        .status(lag.compareTo(settings.lateAfter()) <= 0)
        .withData("oldest_unpublished_seconds", lag.toSeconds())
        .build();
  }
}
