package io.fanfare.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fast this deployment may call the vendor. The limits belong to the API key. */
@ConfigMapping(prefix = "fanfare.quota")
public interface QuotaSettings {

  /**
   * Calls a second, 1 or more. A new key has 4; a partner's 10 are granted on request (vendor's
   * rate-limit guide; its support). Set what was granted.
   */
  @WithDefault("4")
  int perSecond();

  /**
   * Calls a UTC day, 1 or more. A new key has 10,000; a partner's 250,000 are granted on request.
   */
  @WithDefault("10000")
  long perDay();

  /**
   * How far the delays of two calls may differ without crowding a window, 0 or more. Slots are (1 s
   * + guard) / per-second apart, so 60 ms costs 6 % of the rate.
   */
  @WithDefault("60ms")
  Duration guard();

  /** These settings as the limits the arithmetic works with. */
  default QuotaLimits limits() {
    return new QuotaLimits(perSecond(), perDay(), guard());
  }
}
