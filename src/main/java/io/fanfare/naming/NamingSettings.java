package io.fanfare.naming;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How names of lists, tags and custom fields are looked up. */
@ConfigMapping(prefix = "fanfare.names")
public interface NamingSettings {

  /** How long a name that was found is believed without asking again, 1 minute or more. */
  @WithDefault("24h")
  Duration keep();

  /** How long a name that was not found is taken for missing without asking again, 0 or more. */
  @WithDefault("60s")
  Duration missingFor();

  /** Accounts whose names are looked up at the same time by one replica, 1 to 1000. */
  @WithDefault("32")
  int atOnce();

  /** How often to look for accounts that wait for names: a Quarkus duration, 1s or more. */
  @WithDefault("1s")
  String every();

  /**
   * Throws IllegalStateException when a setting is out of its bounds. What is believed for a moment
   * only would be forgotten again before anything is sent.
   */
  default void check() {
    if (keep().compareTo(Duration.ofMinutes(1)) < 0 || missingFor().isNegative()) {
      throw new IllegalStateException(
          "fanfare.names.keep must be 1m or more, fanfare.names.missing-for 0 or more");
    }
    if (atOnce() < 1 || atOnce() > 1000) {
      throw new IllegalStateException("fanfare.names.at-once must be 1 to 1000");
    }
  }
}
