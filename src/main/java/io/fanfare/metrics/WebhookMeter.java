package io.fanfare.metrics;

import io.fanfare.webhook.ReceiptCounter;
import io.fanfare.webhook.Receipts.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Counts webhooks by what became of them; every outcome is there from the start. */
@Singleton
class WebhookMeter implements ReceiptCounter {
  private static final String NAME = "fanfare.webhook.hints";

  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

  WebhookMeter(MeterRegistry registry) {
    for (Outcome outcome : Outcome.values()) {
      counters.put(
          outcome,
          Counter.builder(NAME)
              .description("Bodies that came to the webhooks' address")
              .tag("outcome", outcome.word())
              .register(registry));
    }
  }

  @Override
  public void count(Outcome outcome) {
    counters.get(outcome).increment();
  }
}
