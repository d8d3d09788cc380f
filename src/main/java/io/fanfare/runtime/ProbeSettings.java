package io.fanfare.runtime;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the command {@code probe} is not told on its command line. */
@ConfigMapping(prefix = "fanfare.probe")
interface ProbeSettings {

  /** The one test account, where {@code --account} names none. The service does not read it. */
  Optional<String> account();
}
