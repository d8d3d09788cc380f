package io.fanfare.polling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When activities in flight are looked at. */
@ConfigMapping(prefix = "fanfare.polling")
public interface PollingSettings {

  /** How often to search for accounts that are due: a Quarkus duration, 1s or more. */
  @WithDefault("1s")
  String every();

  /** How long, at most, to leave an account alone whose look failed; the time is drawn. */
  @WithDefault("30s")
  Duration retryPause();

  /** Accounts claimed at once, waiting for their slot or for their answer, 1 to 10000. */
  @WithDefault("500")
  int inFlight();

  /**
   * An activity that the vendor no longer lists is given up this long after it was accepted. The
   * vendor keeps the status for ten days (its guide on activity status).
   */
  @WithDefault("10d")
  Duration vendorMemory();
}
