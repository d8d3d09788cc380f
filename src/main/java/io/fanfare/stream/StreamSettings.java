package io.fanfare.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are followed. */
@ConfigMapping(prefix = "fanfare.events")
public interface StreamSettings {

  /** How often to look for new events while somebody reads: a Quarkus duration, 1s or more. */
  @WithDefault("1s")
  String every();

  /** Readers of one replica at once, 1 to 10000; more are refused with 503. */
  @WithDefault("200")
  int readers();

  /** A comment is sent after this much silence, 1s to 5m, so that connections are not cut. */
  @WithDefault("15s")
  Duration heartbeat();

  /** A reader that takes nothing for this long is dropped, 1s to 10m. */
  @WithDefault("30s")
  Duration slowAfter();

  /** Throws IllegalStateException when one is out of its bounds. */
  default void check() {
    require(readers() >= 1 && readers() <= 10_000, "readers must be 1 to 10000");
    require(isWithin(heartbeat(), Duration.ofMinutes(5)), "heartbeat must be 1s to 5m");
    require(isWithin(slowAfter(), Duration.ofMinutes(10)), "slow-after must be 1s to 10m");
  }

  private static boolean isWithin(Duration time, Duration most) {
    return time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(most) <= 0;
  }

  private static void require(boolean kept, String rule) {
    if (!kept) {
      throw new IllegalStateException("fanfare.events." + rule);
    }
  }
}
