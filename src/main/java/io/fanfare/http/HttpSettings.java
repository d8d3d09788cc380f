package io.fanfare.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much callers may send. */
@ConfigMapping(prefix = "fanfare.http")
public interface HttpSettings {

  /** Bytes of one request's body, 1 or more; files of rows have bounds of their own. */
  @WithDefault("8000000")
  long maxBody();

  /**
   * Bytes of all request bodies being read or checked at once, at least {@link #maxBody()}. More
   * are refused with 503 and come back a moment later.
   */
  @WithDefault("32000000")
  long maxBodies();

  /**
   * Most time for a body to come in, 1 s to 10 min. Whoever takes longer is hung up on: a body on
   * its way holds its share of {@link #maxBodies()}.
   */
  @WithDefault("30s")
  Duration readWithin();

  /** Throws IllegalStateException, with the property's name, when a value is out of its bounds. */
  default void check() {
    require(maxBody() >= 1, "max-body must be 1 or more");
    require(maxBodies() >= maxBody(), "max-bodies must be at least max-body");
    boolean sane = readWithin().toSeconds() >= 1 && readWithin().toMinutes() <= 10;
    require(sane, "read-within must be from 1s to 10m");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalStateException("fanfare.http." + rule);
    }
  }
}
