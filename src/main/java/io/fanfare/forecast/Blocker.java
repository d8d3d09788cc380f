package io.fanfare.forecast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What would hold a job up.
 *
 * @param accountId null when it concerns all accounts
 * @param reason {@code account_unknown}, {@code account_closed}, {@code account_parked}, {@code
 *     quota_parked}, {@code quota_spent}, {@code name_not_found} or {@code name_ambiguous}
 * @param until null when it does not end by itself
 */
public record Blocker(@Nullable String accountId, String reason, @Nullable Instant until) {}
