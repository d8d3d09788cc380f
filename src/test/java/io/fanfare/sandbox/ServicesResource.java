package io.fanfare.sandbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every component test the same {@link Services}: started with the first test that asks, kept
 * for the JVM's life. Tests share their data and must use ids of their own.
 */
public final class ServicesResource implements QuarkusTestResourceLifecycleManager {
  private static final List<String> TICKS =
      List.of("dispatch", "polling", "completion", "sweep", "purge", "directory");
  private static final Map<String, String> NOBODY =
      Map.of(
          "fanfare.constant-contact.url", "http://localhost:9/v3",
          "fanfare.constant-contact.token-url", "http://localhost:9/token",
          "fanfare.constant-contact.client-id", "client",
          "fanfare.constant-contact.client-secret", "secret",
          "fanfare.constant-contact.api-key", "key");

  /** The services of this JVM, started if need be. */
  public static Services services() {
    return Holder.SERVICES;
  }

  /** Component tests take every step themselves: the ticks stand still, the vendor is nobody. */
  @Override
  public Map<String, String> start() {
    Map<String, String> configuration = new HashMap<>(NOBODY);
    TICKS.forEach(tick -> configuration.put("fanfare." + tick + ".every", "off"));
    configuration.putAll(services().configuration());
    return configuration;
  }

  /** Nothing: a restart of the application under test keeps its services. */
  @Override
  public void stop() {}

  private static final class Holder {
    static final Services SERVICES = Services.start();
  }
}
