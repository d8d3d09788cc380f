package io.fanfare.dispatch;

import io.fanfare.activity.Activity;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;

/** Opens requests, with the ids of the account that they go to. */
interface Addressing {

  /**
   * The activity's request. Makes no call. Fails with {@link UnaddressedException} when a name in
   * it is not known at present: then it is looked up before the activity is claimed again; with
   * {@link io.fanfare.operation.reference.ClashException} when its names do not go together, and
   * with {@link NotPermittedException} when its account is outside of what its job may reach.
   */
  Uni<Addressed> open(Activity activity);

  /**
   * Whether the vendor may have refused because an id is out of date. Then what was known is
   * forgotten and looked up before the activity is claimed again.
   */
  Uni<Boolean> isOutdated(Activity activity, Addressed sent, Verdict verdict);
}
