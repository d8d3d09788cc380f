package io.fanfare.telemetry;

import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The span of the request that is being answered, wherever its answer is worked out. */
@RequestScoped
class RequestTrace {
  private @Nullable Span span;

  void is(Span started) {
    span = started;
  }

  @Nullable Span span() {
    return span;
  }
}
