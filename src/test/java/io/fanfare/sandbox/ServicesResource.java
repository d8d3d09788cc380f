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

  /** The services of this JVM, started if need be. */
  public static Services services() {
    return Holder.SERVICES;
  }

  /** Component tests take every step themselves: the ticks stand still. */
  @Override
  public Map<String, String> start() {
    Map<String, String> configuration = new HashMap<>(services().configuration());
    TICKS.forEach(tick -> configuration.put("fanfare." + tick + ".every", "off"));
    return configuration;
  }

  /** Nothing: a restart of the application under test keeps its services. */
  @Override
  public void stop() {}

  private static final class Holder {
    static final Services SERVICES = Services.start();
  }
}
