package io.fanfare.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

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
}
