package io.fanfare.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/**
 * Runs long arithmetic, such as checking a body of 40,000 rows, beside the event loops: those also
 * send calls in slots of milliseconds, and a late slot is burnt.
 */
@ApplicationScoped
public class OffLoop {
  private final Vertx vertx;

  public OffLoop(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Runs the work on a worker thread and goes on where the caller was. */
  public <T> Uni<T> run(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
