package io.fanfare.http.accounts;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.account.Account;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account as callers see it; every field is always there.
 *
 * @param status {@code active} or {@code closed}: only active ones can be targets
 * @param billingStatus the vendor's word
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AccountJson(
    String accountId,
    @Nullable String organizationName,
    String status,
    @Nullable String billingStatus,
    Map<String, String> labels,
    Instant firstSeenAt,
    Instant lastSeenAt,
    @Nullable Instant closedAt) {

  static AccountJson of(Account account) {
    return new AccountJson(
        account.accountId(),
        account.organizationName(),
        account.isActive() ? "active" : "closed",
        account.billingStatus(),
        account.labels(),
        account.firstSeenAt(),
        account.lastSeenAt(),
        account.closedAt());
  }
}
