package io.fanfare.exports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the files of exports are fetched and for how long they stay. */
@ConfigMapping(prefix = "fanfare.exports")
public interface ExportSettings {

  /** How often to look for files to fetch: a Quarkus duration, 1s or more. */
  @WithDefault("2s")
  String every();

  /** Files fetched at the same time, 1 to 100; each needs about a megabyte of memory. */
  @WithDefault("4")
  int inFlight();

  /** Bytes of the largest file that is kept, 1 or more; of a larger one nothing is kept. */
  @WithDefault("100000000")
  long maxBytes();

  /** How often a file is asked for before it is given up, 1 or more. */
  @WithDefault("5")
  int attempts();

  /** The longest pause before the second try, positive; then ever longer, up to ten times. */
  @WithDefault("30s")
  Duration retryPause();

  /** Most time for fetching a file, positive. */
  @WithDefault("2m")
  Duration fetchWithin();

  /** How long a file stays after it was fetched. */
  @WithDefault("24h")
  Duration retention();

  /** Fails with an IllegalStateException that names the property when one is out of bounds. */
  default void check() {
    require(inFlight() >= 1 && inFlight() <= 100, "in-flight must be from 1 to 100");
    require(maxBytes() >= 1, "max-bytes must be 1 or more");
    require(attempts() >= 1, "attempts must be 1 or more");
    require(retryPause().compareTo(Duration.ZERO) > 0, "retry-pause must be positive");
    require(fetchWithin().compareTo(Duration.ZERO) > 0, "fetch-within must be positive");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalStateException("fanfare.exports." + rule);
    }
  }
}
