package io.fanfare.postgres.accounts;

import io.fanfare.account.Account;
import io.fanfare.postgres.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of {@code account}. */
@Entity
@Table(name = "account")
class AccountEntity {
  @Id
  @Column(name = "account_id")
  String accountId;

  @Column(name = "organization_name")
  @Nullable String organizationName;

  @Column(name = "billing_status")
  @Nullable String billingStatus;

  String labels;

  @Column(name = "first_seen_at")
  Instant firstSeenAt;

  @Column(name = "last_seen_at")
  Instant lastSeenAt;

  @Column(name = "closed_at")
  @Nullable Instant closedAt;

  Account account() {
    return new Account(
        accountId,
        organizationName,
        billingStatus,
        Json.strings(labels),
        firstSeenAt,
        lastSeenAt,
        closedAt);
  }
}
