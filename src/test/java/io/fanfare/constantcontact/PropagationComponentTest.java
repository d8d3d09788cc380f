package io.fanfare.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.constantcontact.token.FixedTokens;
import io.fanfare.quota.Slots;
import io.fanfare.sandbox.ServicesResource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The vendor is nobody's next hop: whatever is traced here, it is told nothing of it. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class PropagationComponentTest {
  private final Clock clock = Clock.systemUTC();

  @Inject OpenTelemetry telemetry;

  @Test
  void shouldTellTheVendorNothingOfTraces() throws Exception {
    // Given
    try (StubVendor vendor = StubVendor.answering(StubVendor.with(400, "application/json", "{}"))) {
      Adapter adapter = Adapter.over(new FixedTokens(clock).get(), Map.of("url", vendor.url()));
      Span span = telemetry.getTracer("test").spanBuilder("around").startSpan();
      assertThat(span.getSpanContext().isSampled()).isTrue();

      // When
      Context context =
          Context.root().with(span).with(Baggage.builder().put("who", "somebody").build());
      try (Scope scope = context.makeCurrent()) {
        adapter.send(Slots.now(clock), Adapter.request("{}"));
      }
      span.end();

      // Then
      assertThat(
              vendor.only().request().headers().names().stream()
                  .map(name -> name.toLowerCase(Locale.ROOT))
                  .collect(Collectors.toSet()))
          .contains("authorization")
          .doesNotContain("traceparent", "tracestate", "baggage");
    }
  }
}
