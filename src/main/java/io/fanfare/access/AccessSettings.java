package io.fanfare.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may call. */
@ConfigMapping(prefix = "fanfare.access")
public interface AccessSettings {

  /**
   * Whether callers must say who they are. {@code off} lets everybody do everything; it is refused
   * at the start unless the vendor's address is on this machine, as a simulator's is.
   */
  @WithDefault("required")
  Mode mode();

  /** Whether access is looked at. */
  enum Mode {
    REQUIRED,
    OFF
  }
}
