package io.fanfare.forecast;

import io.fanfare.naming.LookUpCost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job would come to. Nothing of it is kept.
 *
 * @param activities one for each account and chunk
 * @param submissions calls that send them
 * @param lookUps calls that find out what its names stand for
 * @param expectedCalls these, the look-ups that are expected, and the looks that follow
 * @param shareOfDailyQuota of the calls of a whole day, 1 being all of them
 * @param rivals running jobs that would share the calls
 * @param finish when it would be over if it were submitted now; null when that cannot be told
 * @param blockers what would hold it up; accounts that are unknown or closed are not counted above
 */
public record JobPlan(
    long activities,
    long submissions,
    LookUpCost lookUps,
    long expectedCalls,
    double shareOfDailyQuota,
    Rivals rivals,
    @Nullable Eta finish,
    List<Blocker> blockers) {

  /**
   * Running jobs.
   *
   * @param unsent activities that they have still to send
   */
  public record Rivals(int jobs, long unsent) {}
}
