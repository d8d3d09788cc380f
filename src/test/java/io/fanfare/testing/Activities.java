package io.fanfare.testing;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.OnUnknown;
import java.util.UUID;

/** Activities of account {@code a1}, each of a job and a request of its own. */
public final class Activities {
  private Activities() {}

  /** An import of 200 rows that is reconciled when its answer does not come. */
  public static Activity importing(ActivityState state) {
    return of("contacts_json_import", 200, OnUnknown.RECONCILE, state);
  }

  /** Sent once, foreseen to take 5 s. */
  public static Activity of(String operation, int items, OnUnknown onUnknown, ActivityState state) {
    return new Activity(
        UUID.randomUUID(),
        new Activity.Target(UUID.randomUUID(), "a1"),
        new Activity.Work(
            operation, UUID.randomUUID(), false, new Activity.Traits(items, 5, onUnknown)),
        state,
        2,
        1);
  }
}
