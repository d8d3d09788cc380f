package io.fanfare.approval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long approvals are waited for. */
@ConfigMapping(prefix = "fanfare.approval")
public interface ApprovalSettings {

  /** How often to look for what nobody approved in time: a Quarkus duration, 1s or more. */
  @WithDefault("1m")
  String every();

  /** A job that nobody approved within this is cancelled, 1m to 90d. */
  @WithDefault("7d")
  Duration expiresAfter();

  /** The second person repeats a synchronous request within this, 1m to 90d. */
  @WithDefault("24h")
  Duration repeatWithin();

  /** Throws IllegalStateException when one is out of its bounds. */
  default void check() {
    require(expiresAfter(), "expires-after");
    require(repeatWithin(), "repeat-within");
  }

  private static void require(Duration time, String name) {
    if (time.compareTo(Duration.ofMinutes(1)) < 0 || time.compareTo(Duration.ofDays(90)) > 0) {
      throw new IllegalStateException("fanfare.approval." + name + " must be 1m to 90d");
    }
  }
}
