package io.fanfare.sandbox;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The one set of {@link Services} of this JVM, started by the first who asks and kept for the JVM's
 * life. Who shares it shares its data, and must use ids of its own.
 *
 * <p>Component tests see these classes through a loader of their own that comes and goes with the
 * application under test. The services therefore belong to the system's loader, and only the JDK's
 * types pass between the two.
 */
public final class SharedServices {
  private SharedServices() {}

  /** As {@link Services#configuration()}. */
  public static Map<String, String> configuration() {
    try {
      Class<?> original =
          Class.forName(SharedServices.class.getName(), true, ClassLoader.getSystemClassLoader());
      return original == SharedServices.class
          ? Holder.SERVICES.configuration()
          : copy((Map<?, ?>) original.getMethod("configuration").invoke(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The shared services are not on the class path", e);
    }
  }

  /** As {@link Services#bootstrapServers()}. */
  public static String bootstrapServers() {
    return value("kafka.bootstrap.servers");
  }

  /** As {@link Services#jdbcUrl()}. */
  public static String jdbcUrl() {
    return value("quarkus.datasource.jdbc.url");
  }

  /** As {@link Services#simulator()}. */
  public static URI simulator() {
    return URI.create(value("fanfare.constant-contact.url")).resolve("/");
  }

  private static String value(String name) {
    return Objects.requireNonNull(configuration().get(name), name);
  }

  private static Map<String, String> copy(Map<?, ?> map) {
    Map<String, String> copy = new TreeMap<>();
    map.forEach((name, value) -> copy.put(name.toString(), value.toString()));
    return copy;
  }

  private static final class Holder {
    static final Services SERVICES = Services.start();
  }
}
