package io.fanfare.constantcontact;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The real mapping over given properties, as the service would read it. */
public final class Settings {

  private Settings() {}

  /** Defaults, with credentials. */
  public static ConstantContactSettings defaults() {
    return with(Map.of());
  }

  /** Defaults with credentials, and these; keys without the prefix. */
  public static ConstantContactSettings with(Map<String, String> properties) {
    Map<String, String> all = new HashMap<>();
    all.put("client-id", "partner");
    all.put("client-secret", "the-secret");
    all.put("api-key", "the-key");
    all.putAll(properties);
    return of(all);
  }

  /** Only these properties. */
  public static ConstantContactSettings of(Map<String, String> properties) {
    Map<String, String> named = new HashMap<>();
    properties.forEach((key, value) -> named.put("fanfare.constant-contact." + key, value));
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 100, new DurationConverter())
        .withConverter(MemorySize.class, 100, new MemorySizeConverter())
        .withMapping(ConstantContactSettings.class)
        .withSources(new PropertiesConfigSource(named, "test", 100))
        .build()
        .getConfigMapping(ConstantContactSettings.class);
  }
}
