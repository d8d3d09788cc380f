package io.fanfare;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings for plain tests: the real mappings with their real defaults. */
public final class Mappings {
  private static final int ABOVE_BUILT_IN = 200;

  private Mappings() {}

  /** All defaults of a mapping that requires nothing. */
  public static <T> T defaults(Class<T> mapping) {
    return with(mapping, Map.of());
  }

  /** The same but for some settings, given by their full names. */
  public static <T> T with(Class<T> mapping, Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withDefaultValues(values)
        .withConverter(Duration.class, ABOVE_BUILT_IN, new DurationConverter())
        .withMapping(mapping)
        .build()
        .getConfigMapping(mapping);
  }
}
