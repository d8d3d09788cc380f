package io.fanfare.reconciliation;

import io.fanfare.vendor.RemoteActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of an account's activities, every page of them.
 *
 * @param askedAt when the first page was asked for: what is not in it had not been created then, or
 *     was not listed yet
 * @param vendorAhead how far the vendor's clock is ahead of ours; null when it did not say
 */
public record Listing(
    List<RemoteActivity> activities, Instant askedAt, @Nullable Duration vendorAhead) {

  /** A moment of ours on the vendor's clock. */
  Instant vendors(Instant ours) {
    return vendorAhead == null ? ours : ours.plus(vendorAhead);
  }
}
