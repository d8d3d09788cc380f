package io.fanfare.simulator.bulk;

import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.Work;
import io.fanfare.simulator.vendor.Call;

/** Checks a request at once and says what will land when the activity completes. */
@FunctionalInterface
public interface BulkOperation {
  /** The plan; a request that breaks a limit ends in a vendor error. */
  Plan plan(Account account, Call call);

  /**
   * What will be done.
   *
   * @param size items, for the duration
   */
  record Plan(int size, Work.Effect effect) {}
}
