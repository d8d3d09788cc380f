package io.fanfare.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long to wait for the broker, and for the store on the way in. */
@ConfigMapping(prefix = "fanfare.kafka")
public interface KafkaSettings {

  /**
   * An event that the broker has not acknowledged by then is published again later. Longer than the
   * producer's {@code delivery.timeout.ms}, after which it has given up by itself.
   */
  @WithDefault("10s")
  Duration publishWithin();

  /** A job request that could not be kept is tried again after this, then ever less often. */
  @WithDefault("500ms")
  Duration firstRetry();

  /** The longest pause between two tries. */
  @WithDefault("30s")
  Duration lastRetry();
}
