package io.fanfare.replica;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How replicas know of each other. */
@ConfigMapping(prefix = "fanfare.replica")
public interface ReplicaSettings {

  /** How often a replica says that it is alive, above 0. */
  @WithDefault("500ms")
  Duration heartbeat();

  /**
   * After this silence others take over what a replica looks at and publishes. Four heartbeats or
   * more, so that one that is late is not one that is gone.
   */
  @WithDefault("3s")
  Duration deadAfter();
}
