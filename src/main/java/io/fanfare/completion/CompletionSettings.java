package io.fanfare.completion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events leave the outbox. */
@ConfigMapping(prefix = "fanfare.completion")
public interface CompletionSettings {

  /** How often to look for unpublished events: a Quarkus duration, 1s or more. */
  @WithDefault("1s")
  String every();

  /** Events of a shard published at a time, 1 to 1000. */
  @WithDefault("500")
  int relaySize();

  /** Published events stay this long, for readers of a job's event stream. */
  @WithDefault("7d")
  Duration retention();

  /** Readiness says so when the oldest unpublished event is older than this. */
  @WithDefault("5m")
  Duration lateAfter();

  /** Names this deployment in {@code ce_source}: {@code /fanfare/<deployment>}. */
  @WithDefault("default")
  String deployment();
}
