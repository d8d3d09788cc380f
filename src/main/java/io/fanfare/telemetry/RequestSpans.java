package io.fanfare.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/** A span for each request to the API, by method and template of the path. */
@Provider
public class RequestSpans implements ContainerRequestFilter, ContainerResponseFilter {
  private static final int SERVER_ERROR = 500;

  private final Spans spans;
  private final RequestTrace trace;
  @Context ResourceInfo resource;

  RequestSpans(Spans spans, RequestTrace trace) {
    this.spans = spans;
    this.trace = trace;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (spans.areOn() && resource.getResourceMethod() != null) {
      String method = request.getMethod();
      String route = route();
      trace.is(
          spans
              .tracer()
              .spanBuilder(method + " " + route)
              .setSpanKind(SpanKind.SERVER)
              .setParent(Traceparent.context(request.getHeaderString("traceparent")))
              .setAttribute("http.request.method", method)
              .setAttribute("http.route", route)
              .startSpan());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Span span = spans.areOn() ? trace.span() : null;
    if (span != null) {
      span.setAttribute("http.response.status_code", response.getStatus());
      if (response.getStatus() >= SERVER_ERROR) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }

  private String route() {
    return path(resource.getResourceClass().getAnnotation(Path.class))
        + path(resource.getResourceMethod().getAnnotation(Path.class));
  }

  private static String path(@Nullable Path annotation) {
    return annotation == null ? "" : annotation.value();
  }
}
