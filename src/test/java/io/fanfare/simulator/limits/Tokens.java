package io.fanfare.simulator.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The access tokens that are alive. One thread only. */
public final class Tokens {
  private final Map<String, Instant> expiries = new HashMap<>();
  private final Duration lifetime;
  private final Random random;

  public Tokens(Duration lifetime, Random random) {
    this.lifetime = lifetime;
    this.random = random;
  }

  public Duration lifetime() {
    return lifetime;
  }

  public String issue(Instant now) {
    expiries.values().removeIf(expiry -> !expiry.isAfter(now));
    String token =
        "sim." + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    expiries.put(token, now.plus(lifetime));
    return token;
  }

  public boolean live(String token, Instant now) {
    Instant expiry = expiries.get(token);
    return expiry != null && expiry.isAfter(now);
  }

  /** Those that were issued and have not ended. */
  public Set<String> issued() {
    return Set.copyOf(expiries.keySet());
  }

  public int revokeAll() {
    int revoked = expiries.size();
    expiries.clear();
    return revoked;
  }
}
