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
   * How many calls of the key's limits one call counts for, 1 to 10. More than 1 where the vendor
   * counts a call through its proxy and the call inside it; the vendor documents neither, and
   * {@code probe} finds it out. Every call is charged as if it went through the proxy.
   */
  @WithDefault("1")
  int callCost();

  /** Share of the day kept back for urgent calls and for looks, from 0 to below 1. */
  @WithDefault("0.05")
  double reserve();

  /**
   * How far the delays of two calls may differ without crowding a window, until enough answers have
   * been seen to learn it; between the two that follow. Slots are (1 s + guard) / per-second apart,
   * so 60 ms costs 6 % of the rate.
   */
  @WithDefault("60ms")
  Duration guard();

  /** The least guard that is believed, 0 or more. */
  @WithDefault("10ms")
  Duration guardLeast();

  /** The largest guard that is paid for; not less than the least. */
  @WithDefault("100ms")
  Duration guardMost();

  /**
   * These settings as the limits the arithmetic works with; IllegalArgumentException when they are
   * out of their bounds.
   */
  default QuotaLimits limits() {
    boolean ordered =
        !guardLeast().isNegative()
            && guardLeast().compareTo(guard()) <= 0
            && guard().compareTo(guardMost()) <= 0;
    if (!ordered) {
      throw new IllegalArgumentException(
          "fanfare.quota.guard must lie between guard-least, 0 or more, and guard-most");
    }
    if (!(reserve() >= 0 && reserve() < 1)) {
      throw new IllegalArgumentException("fanfare.quota.reserve must lie between 0 and below 1");
    }
    if (callCost() < 1 || callCost() > 10) {
      throw new IllegalArgumentException("fanfare.quota.call-cost must be from 1 to 10");
    }
    long calls = perDay() / callCost();
    return new QuotaLimits(perSecond() / callCost(), calls, (long) Math.floor(calls * reserve()));
  }
}
