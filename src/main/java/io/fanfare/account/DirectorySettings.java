package io.fanfare.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the directory of managed accounts follows the vendor's list. */
@ConfigMapping(prefix = "fanfare.directory")
public interface DirectorySettings {

  /**
   * How often the whole list is read, unless the schedule {@code directory-sync} was put: {@code
   * off}, or minutes that divide an hour such as {@code 30m}, or hours that divide a day such as
   * {@code 6h}, counted from 00:00 UTC. One pass costs a call for every 50 accounts, so 200 calls
   * at 10,000 accounts.
   */
  @WithDefault("6h")
  String every();

  /** Whether it is not read by itself. */
  default boolean isOff() {
    return SyncInterval.isOff(every());
  }

  /**
   * The same as a cron expression in UTC; throws IllegalStateException when it is none of those.
   */
  default String cron() {
    return SyncInterval.cron(isOff() ? "6h" : every());
  }
}
