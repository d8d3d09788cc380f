package io.fanfare.runtime;

import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness tells whether the API's port is open: whoever asks comes in by the management port,
 * which may be open before.
 */
@Readiness
@ApplicationScoped
class ApiHealth implements AsyncHealthCheck {
  private volatile boolean open;

  void opened(@ObservesAsync HttpServerStart start) {
    open = true;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom().item(() -> HealthCheckResponse.named("api").status(open).build());
  }
}
