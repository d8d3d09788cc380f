package io.fanfare.job;

/** How long the vendor is expected to work on a request. */
@FunctionalInterface
public interface ExpectedTime {

  /**
   * Seconds, 0 or more; where nothing is known the same for all.
   *
   * @param operation what was asked for, as in {@link JobRequest#operation()}
   * @param items rows or ids in the request, 1 or more
   */
  double seconds(String operation, int items);
}
