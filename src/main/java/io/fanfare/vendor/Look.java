package io.fanfare.vendor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one read of an account's activities brought. */
public sealed interface Look {

  /**
   * One page of the account's activities of the last ten days, in the vendor's undocumented order.
   *
   * @param next what to hand back for the next page, null on the last one
   */
  record Page(List<RemoteActivity> activities, @Nullable String next) implements Look {}

  /**
   * The read failed; nothing is known about any activity. Reads may always be repeated.
   *
   * @param verdict never {@link Verdict.Accepted} nor {@link Verdict.Succeeded}
   */
  record Failed(Verdict verdict) implements Look {}
}
