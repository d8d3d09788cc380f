package io.fanfare.runtime;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What a probe has found out of the vendor; {@link VendorProfile} reads it. */
@ConfigMapping(prefix = "fanfare.vendor")
interface VendorSettings {

  /** Path of the profile that {@code probe} wrote. */
  Optional<String> profile();
}
