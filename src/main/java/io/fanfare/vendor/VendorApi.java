package io.fanfare.vendor;

import io.fanfare.operation.CheckedRequest;
import io.fanfare.quota.Slot;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Calls made on behalf of one managed account. Each method makes at most one call to the vendor and
 * spends the slot it is given; none retries. No failure of the vendor or the network fails the
 * {@code Uni}: all of them are verdicts.
 */
public interface VendorApi {

  /**
   * Has credentials at hand, so that a slot taken next is not lost to a token request. Fails when
   * the vendor gives no token; callers leave their work where it is and come back.
   */
  Uni<Void> ready();

  /** Sends a checked request on behalf of the account. */
  Uni<Verdict> send(Slot slot, String accountId, CheckedRequest request);

  /** Reads one activity. A 404 is {@code Failed(Refused(NOT_FOUND))}: confirm it with a list. */
  Uni<Look> activity(Slot slot, String accountId, String remoteId);

  /**
   * Reads a page of up to 500 of the account's activities.
   *
   * @param next null for the first page, else what the previous page named
   */
  Uni<Look> activities(Slot slot, String accountId, @Nullable String next);
}
