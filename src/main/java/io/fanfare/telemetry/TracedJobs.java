package io.fanfare.telemetry;

import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobStore;
import io.fanfare.tracing.JobTraces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.arc.Arc;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the trace of a new job before the job, so that nothing is done for it without. A job that a
 * message asked for belongs to the message's trace; one that nobody asked for, such as a
 * schedule's, begins a trace of its own.
 */
@Decorator
@Priority(10)
public abstract class TracedJobs implements JobStore {
  private final JobStore store;
  private final Spans spans;
  private final RequestTrace request;
  private final JobTraces traces;

  @Inject
  TracedJobs(@Any @Delegate JobStore store, Spans spans, RequestTrace request, JobTraces traces) {
    this.store = store;
    this.spans = spans;
    this.request = request;
    this.traces = traces;
  }

  @Override
  public Uni<Created> create(NewJob job, @Nullable IdempotencyKey key) {
    return spans.areOn() ? kept(job).chain(() -> store.create(job, key)) : store.create(job, key);
  }

  private Uni<Void> kept(NewJob job) {
    return Uni.createFrom()
        .item(() -> traceparent(job.asked().traceparent()))
        .chain(trace -> traces.keep(job.id(), trace))
        .onFailure()
        .recoverWithNull();
  }

  private String traceparent(@Nullable String ofMessage) {
    Span asked = Arc.container().requestContext().isActive() ? request.span() : null;
    if (asked != null) {
      return Traceparent.of(asked.getSpanContext());
    }
    Span own = begun(ofMessage).startSpan();
    own.end();
    return Traceparent.of(own.getSpanContext());
  }

  private SpanBuilder begun(@Nullable String ofMessage) {
    SpanBuilder job = spans.tracer().spanBuilder("job");
    return ofMessage == null
        ? job.setNoParent()
        : job.setParent(Traceparent.context(ofMessage)).setSpanKind(SpanKind.CONSUMER);
  }
}
