package io.fanfare.access;

import io.fanfare.access.ApiKey.Grant;
import io.fanfare.access.KeySecret.Shown;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Makes, rotates and revokes API keys. */
@ApplicationScoped
public class ApiKeys {
  private final ApiKeyStore store;
  private final KeyRing ring;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * Over a store.
   *
   * @param random must be one that nobody can foretell
   */
  public ApiKeys(ApiKeyStore store, KeyRing ring, RandomGenerator random, Clock clock) {
    this.store = store;
    this.ring = ring;
    this.random = random;
    this.clock = clock;
  }

  /** A key and the secret that is told this once. */
  public record Issued(ApiKey key, Shown secret) {}

  /** A new key; fails as {@link ApiKeyStore#create} does. */
  public Uni<Issued> create(Caller by, String name, Grant grant) {
    Shown secret = KeySecret.make(random);
    ApiKey key = new ApiKey(name, grant, secret.secret(), null, by.name(), clock.instant(), null);
    return store.create(by, key).map(kept -> issued(kept, secret));
  }

  /** A further secret for a key; fails as {@link ApiKeyStore#rotate} does. */
  public Uni<Issued> rotate(Caller by, String name, Duration overlap) {
    Shown secret = KeySecret.make(random);
    return store.rotate(by, name, secret.secret(), overlap).map(kept -> issued(kept, secret));
  }

  /** Ends a key: here at once, on other replicas as {@link KeyRing} says. */
  public Uni<Void> revoke(Caller by, String name) {
    return store.revoke(by, name).invoke(ring::readAgain);
  }

  private Issued issued(ApiKey key, Shown secret) {
    ring.readAgain();
    return new Issued(key, secret);
  }
}
