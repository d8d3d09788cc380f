package io.fanfare.http.plans;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.forecast.Blocker;
import io.fanfare.forecast.JobPlan;
import io.fanfare.naming.LookUpCost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job would come to. Accounts that are unknown or closed are among the blockers and not
 * counted otherwise.
 *
 * @param needsApproval whether a second person would have to approve it before anything is sent
 * @param submissions calls that send the activities
 * @param lookUps calls that find out what its names stand for; null when it has none
 * @param expectedCalls these, the look-ups that are expected, and the looks that follow
 * @param shareOfDailyQuota of the calls that a whole day has for ordinary jobs, 1 being all
 * @param runningJobs that would share the calls
 * @param runningActivities that these have still to send
 * @param predictedFinish null when it cannot be told
 */
@JsonNaming(SnakeCaseStrategy.class)
public record JobPlanJson(
    boolean needsApproval,
    long activities,
    long submissions,
    @Nullable LookUpsJson lookUps,
    long expectedCalls,
    BigDecimal shareOfDailyQuota,
    int runningJobs,
    long runningActivities,
    @Nullable EtaJson predictedFinish,
    List<BlockerJson> blockers) {
  private static final int DIGITS = 4;

  /**
   * What would hold it up.
   *
   * @param accountId null when it concerns all accounts
   * @param until null when it does not end by itself
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record BlockerJson(@Nullable String accountId, String reason, @Nullable Instant until) {
    static BlockerJson of(Blocker blocker) {
      return new BlockerJson(blocker.accountId(), blocker.reason(), blocker.until());
    }
  }

  /**
   * Calls for names.
   *
   * @param least not fewer
   * @param most not more, unless one fails
   * @param accountsCached accounts that need none
   * @param accountsCold accounts that need some
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record LookUpsJson(
      long expected, long least, long most, int accountsCached, int accountsCold) {
    static LookUpsJson of(LookUpCost cost) {
      return new LookUpsJson(
          cost.expected(), cost.least(), cost.most(), cost.cached(), cost.cold());
    }
  }

  static JobPlanJson of(JobPlan plan, boolean needsApproval) {
    return new JobPlanJson(
        needsApproval,
        plan.activities(),
        plan.submissions(),
        plan.lookUps().equals(LookUpCost.NONE) ? null : LookUpsJson.of(plan.lookUps()),
        plan.expectedCalls(),
        BigDecimal.valueOf(plan.shareOfDailyQuota()).setScale(DIGITS, RoundingMode.HALF_UP),
        plan.rivals().jobs(),
        plan.rivals().unsent(),
        EtaJson.of(plan.finish()),
        plan.blockers().stream().map(BlockerJson::of).toList());
  }
}
