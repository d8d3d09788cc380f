package io.fanfare.bench.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An activity that the vendor accepted.
 *
 * @param ordinal how many activities the account had before it
 * @param payload digest of what was asked for
 * @param endedAt empty while it is running
 */
public record Acceptance(
    String id,
    String account,
    int ordinal,
    String payload,
    Instant createdAt,
    Optional<Instant> endedAt) {

  /** Names the place of this activity in its account's life, on which its duration depends. */
  public String place() {
    return account + '#' + ordinal;
  }

  /** Equal for two activities that do the same thing twice. */
  public String work() {
    return account + '/' + payload;
  }

  /** Seconds that it took; empty while it is running. */
  public Optional<Double> seconds() {
    return endedAt.map(end -> Duration.between(createdAt, end).toMillis() / 1000.0);
  }
}
