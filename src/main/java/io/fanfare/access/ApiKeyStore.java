package io.fanfare.access;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * Keeps API keys, of their secrets only digests. Each method is one transaction, with an entry in
 * the audit trail of each change.
 */
public interface ApiKeyStore {

  /** Every key that there is or was, ordered by name. There are few. */
  Uni<List<ApiKey>> all();

  /** Keeps a new key; fails with RefusedException(conflict) when its name was ever used. */
  Uni<ApiKey> create(Caller by, ApiKey key);

  /**
   * Gives a key a further secret; the one before works for {@code overlap} more, any earlier one no
   * longer. Fails with RefusedException: {@code not_found}, {@code not_allowed_in_state} when it
   * was revoked.
   */
  Uni<ApiKey> rotate(Caller by, String name, KeySecret next, Duration overlap);

  /** Ends a key for good; again changes nothing. Fails with RefusedException(not_found). */
  Uni<Void> revoke(Caller by, String name);
}
