package io.fanfare.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key of a caller that has no identity provider.
 *
 * @param name 1 to 60 characters out of a-z, 0-9 and -; never given to another key
 * @param current the secret that was made last
 * @param former the one before, null when there is none
 * @param createdBy the name of who made it
 * @param revokedAt from then on it opens nothing; null when it was not revoked
 */
public record ApiKey(
    String name,
    Grant grant,
    KeySecret current,
    @Nullable Former former,
    String createdBy,
    Instant createdAt,
    @Nullable Instant revokedAt) {

  /**
   * What it allows.
   *
   * @param expiresAt from then on it opens nothing; null when it never expires
   */
  public record Grant(Set<Role> roles, Scope scope, @Nullable Instant expiresAt) {}

  /**
   * A secret that was replaced.
   *
   * @param until it works no longer than that, so that its caller can change over
   */
  public record Former(KeySecret secret, Instant until) {}

  /** Whether the secret opens it at {@code now}. */
  public boolean opens(KeySecret shown, Instant now) {
    return isValid(now) && (current.isSame(shown) || formerOpens(shown, now));
  }

  /** Whether it opens anything at {@code now}. */
  public boolean isValid(Instant now) {
    return revokedAt == null && (grant.expiresAt() == null || now.isBefore(grant.expiresAt()));
  }

  /** Who shows it. */
  public Caller caller() {
    return Caller.key(name, grant.roles(), grant.scope());
  }

  private boolean formerOpens(KeySecret shown, Instant now) {
    return former != null && now.isBefore(former.until()) && former.secret().isSame(shown);
  }
}
