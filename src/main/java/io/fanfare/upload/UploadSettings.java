package io.fanfare.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much a file of rows may hold, and how long its rows stay. */
@ConfigMapping(prefix = "fanfare.upload")
public interface UploadSettings {

  /** Bytes of one file, 1 to 16000000000. */
  @WithDefault("1073741824")
  long maxBytes();

  /** Rows of one file, 1 to 100000000. */
  @WithDefault("20000000")
  long maxRows();

  /**
   * Rows of one account in a file, and of a file that names no accounts, 1 to 100000000. Each costs
   * 18 bytes of memory while its account is prepared.
   */
  @WithDefault("5000000")
  int maxRowsPerAccount();

  /** Columns of one file, 1 to 1000. */
  @WithDefault("200")
  int maxColumns();

  /** Characters of one cell, 300 to 1000000. */
  @WithDefault("10000")
  int longestCell();

  /** Accounts that one file may name, 1 to 1000000. */
  @WithDefault("100000")
  int maxAccounts();

  /** Bytes of rows of one file that wait in memory for being kept, 1000000 to 256000000. */
  @WithDefault("16000000")
  int buffer();

  /** Files that are read or prepared at once, 1 to 64; more are refused with 503. */
  @WithDefault("4")
  int atOnce();

  /** Most time for reading one file, 1s to 24h. */
  @WithDefault("30m")
  Duration timeLimit();

  /** How long an upload can be named by jobs, 1m to 30d. */
  @WithDefault("24h")
  Duration retention();

  /**
   * After this time what a crash left behind of reading a file or of preparing a job is deleted;
   * twice {@link #timeLimit()} or more.
   */
  @WithDefault("2h")
  Duration abandonedAfter();

  /** Throws IllegalStateException that names a setting which is out of its bounds. */
  default void check() {
    require(maxBytes(), 1, 16_000_000_000L, "max-bytes");
    require(maxRows(), 1, 100_000_000, "max-rows");
    require(maxRowsPerAccount(), 1, 100_000_000, "max-rows-per-account");
    require(maxColumns(), 1, 1_000, "max-columns");
    require(longestCell(), 300, 1_000_000, "longest-cell");
    require(maxAccounts(), 1, 1_000_000, "max-accounts");
    require(buffer(), 1_000_000, 256_000_000, "buffer");
    require(atOnce(), 1, 64, "at-once");
    require(timeLimit().toSeconds(), 1, Duration.ofDays(1).toSeconds(), "time-limit");
    require(retention().toSeconds(), 60, Duration.ofDays(30).toSeconds(), "retention");
    if (abandonedAfter().compareTo(timeLimit().multipliedBy(2)) < 0) {
      throw new IllegalStateException(
          "fanfare.upload.abandoned-after must be twice fanfare.upload.time-limit or more: else a"
              + " file that is still being read would be deleted");
    }
  }

  private static void require(long value, long least, long most, String name) {
    if (value < least || value > most) {
      throw new IllegalStateException(
          "fanfare.upload.%s must be %d to %d".formatted(name, least, most));
    }
  }
}
