package io.fanfare.bench.workload;

import java.util.List;

/**
 * One measurement's work.
 *
 * @param name as in {@code -Dbench=W1}
 * @param title for people
 * @param limited whether the vendor's rate decides how long it takes
 * @param limitSeconds after which a party is stopped and what is missing is lost
 */
public record Workload(
    String name,
    String title,
    long seed,
    Vendor vendor,
    List<PlannedJob> jobs,
    Habits habits,
    List<Disturbance> disturbances,
    boolean limited,
    long limitSeconds) {

  public int activities() {
    return jobs.stream().mapToInt(PlannedJob::accounts).sum();
  }

  /** Accounts that any job is for. */
  public int targets() {
    return jobs.stream().mapToInt(job -> job.first() + job.accounts()).max().orElse(0);
  }

  /**
   * The least calls: the directory, a submission for each activity, and a look at each account when
   * its last activity has ended.
   */
  public int leastCalls() {
    return vendor.directoryPages() + activities() + targets();
  }
}
