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
  private static final int MOST_LINKS = 32;

  private final Spans spans;
  private final JobTraces traces;

  OpenTelemetryTracing(Spans spans, JobTraces traces) {
    this.spans = spans;
    this.traces = traces;
  }

  @Override
  public boolean isOn() {
    return spans.areOn();
  }

  @Override
  public <T> Uni<T> follow(Errand errand, Uni<T> work, Function<T, Map<String, String>> outcome) {
    return spans.areOn()
        ? contexts(errand.jobs()).chain(jobs -> followed(errand, jobs, work, outcome))
        : work;
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

  private <T> Uni<T> followed(
      Errand errand,
      List<SpanContext> jobs,
      Uni<T> work,
      Function<T, Map<String, String>> outcome) {
    if (jobs.isEmpty()) {
      return work;
    }
    return Uni.createFrom()
        .item(() -> started(errand, jobs))
        .chain(
            span ->
                work.invoke(answer -> tell(span, outcome.apply(answer)))
                    .onFailure()
                    .invoke(failure -> failed(span, failure))
                    .onTermination()
                    .invoke(span::end));
  }

  private static void tell(Span span, Map<String, String> facts) {
    facts.forEach((name, value) -> span.setAttribute(PREFIX + name, value));
  }

  /** The failure's class and not its message, which may repeat what somebody wrote. */
  private static void failed(Span span, Throwable failure) {
    span.setStatus(StatusCode.ERROR);
    span.setAttribute("error.type", failure.getClass().getName());
  }

  private Span started(Errand errand, List<SpanContext> jobs) {
    SpanBuilder builder = spans.tracer().spanBuilder(errand.name()).setSpanKind(SpanKind.CLIENT);
    if (jobs.size() == 1) {
      builder.setParent(Context.root().with(Span.wrap(jobs.get(0))));
    } else {
      builder.setNoParent();
      jobs.stream().limit(MOST_LINKS).forEach(builder::addLink);
    }
    errand.facts().forEach((name, value) -> builder.setAttribute(PREFIX + name, value));
    return builder.startSpan();
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
