package io.fanfare.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A span's place as the W3C header {@code traceparent}, and back. Trace state and baggage are not
 * taken over: they may hold anything.
 */
final class Traceparent {
  private static final W3CTraceContextPropagator FORMAT = W3CTraceContextPropagator.getInstance();

  private Traceparent() {}

  /** The header's value. */
  static String of(SpanContext span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
  }

  /** A context whose span is the header's; the root when the header is absent or malformed. */
  static Context context(@Nullable String header) {
    return header == null
        ? Context.root()
        : FORMAT.extract(Context.root(), Map.of("traceparent", header), Single.GETTER);
  }

  /** The header's span; invalid when it is malformed. */
  static SpanContext span(String header) {
    return Span.fromContext(context(header)).getSpanContext();
  }

  private enum Single implements TextMapGetter<Map<String, String>> {
    GETTER;

    @Override
    public Iterable<String> keys(Map<String, String> carrier) {
      return List.copyOf(carrier.keySet());
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
      return carrier == null ? null : carrier.get(key);
    }
  }
}
