package io.fanfare.sandbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every component test the {@link SharedServices}: {@code @WithTestResource(value =
 * ServicesResource.class, scope = GLOBAL)}.
 */
public final class ServicesResource implements QuarkusTestResourceLifecycleManager {
  private static final List<String> TICKS =
      List.of(
          "dispatch.every",
          "dispatch.sweep-every",
          "polling.every",
          "completion.every",
          "payload.purge-every",
          "directory.every",
          "schedules.every",
          "exports.every",
          "unsubscribed.every",
          "events.every",
          "approval.every",
          "names.every",
          "webhooks.every",
          "metrics.every");

  /** Component tests take every step themselves: the ticks stand still. */
  @Override
  public Map<String, String> start() {
    Map<String, String> configuration = new HashMap<>(SharedServices.configuration());
    TICKS.forEach(tick -> configuration.put("fanfare." + tick, "off"));
    configuration.put("fanfare.events.slow-after", "2s");
    configuration.put("fanfare.events.readers", "5");
    configuration.put("quarkus.otel.sdk.disabled", "false");
    configuration.put("fanfare.replica.heartbeat", "1h");
    configuration.put("fanfare.replica.dead-after", "4h");
    configuration.put("fanfare.dispatch.lost-after", "5h");
    return configuration;
  }

  /** Nothing: a restart of the application under test keeps its services. */
  @Override
  public void stop() {}
}
