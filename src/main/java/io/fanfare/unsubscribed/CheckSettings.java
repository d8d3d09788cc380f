package io.fanfare.unsubscribed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How rows of unsubscribed contacts are looked for. */
@ConfigMapping(prefix = "fanfare.unsubscribed")
public interface CheckSettings {

  /** How often to look for imports to check: a Quarkus duration, 1s or more. */
  @WithDefault("5s")
  String every();

  /** Imports checked at the same time by one replica, 1 to 100; each needs the memory of one. */
  @WithDefault("4")
  int inFlight();

  /** How often a check that was broken off is begun again before it is ended, 1 to 100. */
  @WithDefault("5")
  int attempts();

  /**
   * How long a check may take in all, 1m to 7d; the rows that it needs are kept for so long. More
   * than a day outlasts a quota that is used up.
   */
  @WithDefault("26h")
  Duration within();

  /** Throws IllegalStateException that names a setting which is out of its bounds. */
  default void check() {
    require(inFlight() >= 1 && inFlight() <= 100, "in-flight must be 1 to 100");
    require(attempts() >= 1 && attempts() <= 100, "attempts must be 1 to 100");
    require(
        within().toSeconds() >= 60 && within().compareTo(Duration.ofDays(7)) <= 0,
        "within must be 1m to 7d");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalStateException("fanfare.unsubscribed." + rule);
    }
  }
}
