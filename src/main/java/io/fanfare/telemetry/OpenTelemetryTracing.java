package io.fanfare.telemetry;

import io.fanfare.tracing.Errand;
import io.fanfare.tracing.JobTraces;
import io.fanfare.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An errand of one job is a span of that job's trace; one of several jobs, such as a look that
 * settles all that an account has in flight, is a trace of its own with a link to each.
 */
@ApplicationScoped
public class OpenTelemetryTracing implements Tracing {
  private static final String PREFIX = "fanfare.";

  /** The failure's class and not its message, which may repeat what somebody wrote. */
  private static final String ERROR = "error";

  private static final int MOST_LINKS = 32;

  private final Spans spans;
  private final JobTraces traces;
  private final Clock clock;

  OpenTelemetryTracing(Spans spans, JobTraces traces, Clock clock) {
    this.spans = spans;
    this.traces = traces;
    this.clock = clock;
  }

  @Override
  public boolean isOn() {
    return spans.areOn();
  }

  /** Looks the traces up when the call is over: a slot waits for nobody. */
  @Override
  public <T> Uni<T> follow(Errand errand, Uni<T> work, Function<T, Map<String, String>> outcome) {
    return spans.areOn()
        ? Uni.createFrom().item(clock::instant).chain(began -> timed(errand, began, work, outcome))
        : work;
  }

  private <T> Uni<T> timed(
      Errand errand, Instant began, Uni<T> work, Function<T, Map<String, String>> outcome) {
    return work.call(answer -> note(errand, began, outcome.apply(answer)))
        .onFailure()
        .call(failure -> note(errand, began, Map.of(ERROR, failure.getClass().getName())));
  }

  @Override
  public Uni<@Nullable String> published(UUID jobId, Map<String, String> facts) {
    return spans.areOn()
        ? traces.of(jobId).map(trace -> trace.map(parent -> sent(parent, facts)).orElse(null))
        : Uni.createFrom().nullItem();
  }

  private String sent(String parent, Map<String, String> facts) {
    Span span =
        spans
            .tracer()
            .spanBuilder("publish")
            .setSpanKind(SpanKind.PRODUCER)
            .setParent(Traceparent.context(parent))
            .startSpan();
    tell(span, facts);
    span.end();
    return Traceparent.of(span.getSpanContext());
  }

  private Uni<Void> note(Errand errand, Instant began, Map<String, String> outcome) {
    Instant ended = clock.instant();
    return contexts(errand.jobs())
        .invoke(jobs -> note(errand, jobs, began, ended, outcome))
        .replaceWithVoid()
        .onFailure()
        .recoverWithNull();
  }

  private void note(
      Errand errand,
      List<SpanContext> jobs,
      Instant began,
      Instant ended,
      Map<String, String> outcome) {
    if (jobs.isEmpty()) {
      return;
    }
    Span span = begun(errand, jobs).setStartTimestamp(began).startSpan();
    tell(span, outcome);
    if (outcome.containsKey(ERROR)) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end(ended);
  }

  private static void tell(Span span, Map<String, String> facts) {
    facts.forEach((name, value) -> span.setAttribute(PREFIX + name, value));
  }

  private SpanBuilder begun(Errand errand, List<SpanContext> jobs) {
    SpanBuilder builder = spans.tracer().spanBuilder(errand.name()).setSpanKind(SpanKind.CLIENT);
    if (jobs.size() == 1) {
      builder.setParent(Context.root().with(Span.wrap(jobs.get(0))));
    } else {
      builder.setNoParent();
      jobs.stream().limit(MOST_LINKS).forEach(job -> builder.addLink(job));
    }
    errand.facts().forEach((name, value) -> builder.setAttribute(PREFIX + name, value));
    return builder;
  }

  /** Those of the jobs that are followed and sampled. */
  private Uni<List<SpanContext>> contexts(List<UUID> jobs) {
    return Multi.createFrom()
        .iterable(jobs)
        .onItem()
        .transformToUniAndConcatenate(traces::of)
        .select()
        .where(Optional::isPresent)
        .onItem()
        .transform(trace -> Traceparent.span(trace.orElseThrow()))
        .select()
        .where(SpanContext::isSampled)
        .collect()
        .asList();
  }
}
