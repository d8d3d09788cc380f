package io.fanfare.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the trail is kept. */
@ConfigMapping(prefix = "fanfare.audit")
public interface AuditSettings {
  /** The store refuses to delete anything younger. */
  Duration LEAST = Duration.ofDays(30);

  /** Entries are deleted when they are older, 30d or more. */
  @WithDefault("400d")
  Duration retention();

  /** Throws IllegalStateException when it is too short. */
  default void check() {
    if (retention().compareTo(LEAST) < 0) {
      throw new IllegalStateException("fanfare.audit.retention must be 30d or more");
    }
  }
}
