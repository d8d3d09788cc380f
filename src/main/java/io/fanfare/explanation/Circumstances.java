package io.fanfare.explanation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all activities.
 *
 * @param now the store's time
 * @param quotaParkedUntil set while the vendor has forbidden calls
 * @param ordinarySpentUntil set while the day has calls left for urgent jobs at most
 * @param spentUntil set while the day has no calls left
 * @param perAccountInFlight activities that may be in flight in one account
 */
public record Circumstances(
    Instant now,
    @Nullable Instant quotaParkedUntil,
    @Nullable Instant ordinarySpentUntil,
    @Nullable Instant spentUntil,
    int perAccountInFlight) {

  /** When there are calls again for an activity; null when there are some now. */
  @Nullable Instant spentUntil(boolean urgent) {
    return urgent ? spentUntil : ordinarySpentUntil;
  }
}
