package io.fanfare.vendor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one read of an account's activities brought. */
public sealed interface Look {

  /**
   * One page of the account's activities of the last ten days, in the vendor's undocumented order.
   *
   * @param next what to hand back for the next page, null on the last one
   * @param vendorTime the vendor's clock when it answered, in whole seconds; null when it said
   *     nothing of it
   */
  record Page(List<RemoteActivity> activities, @Nullable String next, @Nullable Instant vendorTime)
      implements Look {

    /** The same, answered at the given time of the vendor's clock. */
    public Page at(@Nullable Instant time) {
      return new Page(activities, next, time);
    }
  }

  /**
   * The read failed; nothing is known about any activity. Reads may always be repeated.
   *
   * @param verdict never {@link Verdict.Accepted} nor {@link Verdict.Succeeded}
   */
  record Failed(Verdict verdict) implements Look {}
}
