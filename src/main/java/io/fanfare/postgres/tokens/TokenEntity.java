package io.fanfare.postgres.tokens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one row of {@code vendor_token}. */
@Entity
@Table(name = "vendor_token")
class TokenEntity {
  static final int ID = 1;

  @Id int id;
  long version;

  @Column(name = "key_id")
  @Nullable String keyId;

  byte @Nullable [] nonce;
  byte @Nullable [] box;

  @Column(name = "granted_at")
  Instant grantedAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  @Nullable UUID turn;

  @Column(name = "turn_until")
  Instant turnUntil;

  @Column(name = "not_before")
  Instant notBefore;

  int failures;
}
