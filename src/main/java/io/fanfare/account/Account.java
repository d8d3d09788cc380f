package io.fanfare.account;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A managed client account as the directory knows it. A closed one stays as a tombstone.
 *
 * @param billingStatus the vendor's word; its set is not closed
 * @param closedAt null while it may be a target
 */
public record Account(
    String accountId,
    @Nullable String organizationName,
    @Nullable String billingStatus,
    Map<String, String> labels,
    Instant firstSeenAt,
    Instant lastSeenAt,
    @Nullable Instant closedAt) {

  /** Whether it may be a target. */
  public boolean isActive() {
    return closedAt == null;
  }
}
