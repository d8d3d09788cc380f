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

  /** Time between two looks at one account. Each look costs at least one call. */
  @WithDefault("15s")
  Duration interval();

  /** Accounts claimed at a time, 1 to 1000. */
  @WithDefault("3")
  int claimSize();

  /** Looks on the wire at once, 1 to 1000. */
  @WithDefault("16")
  int inFlight();

  /** After this time another replica may look at an account whose looker said nothing. */
  @WithDefault("120s")
  Duration lease();

  /** An activity without progress for this long is told as stalled, once for each stall. */
  @WithDefault("1h")
  Duration stalledAfter();

  /**
   * An activity that the vendor no longer lists is given up this long after it was accepted. The
   * vendor keeps the status for ten days (its guide on activity status).
   */
  @WithDefault("10d")
  Duration vendorMemory();
}
