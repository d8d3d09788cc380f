package io.fanfare.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the directory of managed accounts follows the vendor's list. */
@ConfigMapping(prefix = "fanfare.directory")
public interface DirectorySettings {

  /**
   * How often the whole list is read: a Quarkus duration such as {@code 6h}, or {@code off}. One
   * pass costs a call for every 50 accounts, so 200 calls at 10,000 accounts.
   */
  @WithDefault("6h")
  String every();
}
