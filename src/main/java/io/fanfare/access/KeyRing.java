package io.fanfare.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows who shows which API key, without asking the store at every request: all keys are read at
 * once, so that guessed ones cost nothing, and read again when half of {@code keys-known-within} is
 * over. When the whole of it is over nobody is let in on what was known before.
 */
@ApplicationScoped
public class KeyRing {
  private static final Keys NOTHING = new Keys(Map.of(), Instant.EPOCH);

  private final ApiKeyStore store;
  private final Optional<KeySecret> bootstrap;
  private final Duration within;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private final AtomicLong changes = new AtomicLong();
  private volatile Keys known = NOTHING;

  public KeyRing(ApiKeyStore store, AccessSettings settings, Clock clock) {
    this.store = store;
    this.bootstrap = AccessSettings.bootstrap(settings);
    this.within = settings.keysKnownWithin();
    this.clock = clock;
  }

  /**
   * Who shows this text, empty when it opens nothing; fails when the store cannot be asked and what
   * is known is too old.
   */
  public Uni<Optional<Caller>> caller(String text) {
    Optional<KeySecret> shown = KeySecret.read(text);
    if (shown.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    if (bootstrap.isPresent() && bootstrap.get().isSame(shown.get())) {
      return Uni.createFrom().item(Optional.of(Caller.BOOTSTRAP));
    }
    return keys().map(keys -> keys.caller(shown.get(), clock.instant()));
  }

  /** Something changed here: the next one to ask reads it, and what is being read is too old. */
  void readAgain() {
    changes.incrementAndGet();
    known = NOTHING;
  }

  private Uni<Keys> keys() {
    Keys keys = known;
    Instant now = clock.instant();
    if (now.isBefore(keys.readAt().plus(within.dividedBy(2)))) {
      return Uni.createFrom().item(keys);
    }
    boolean isYoungEnough = now.isBefore(keys.readAt().plus(within));
    if (isYoungEnough && !reading.compareAndSet(false, true)) {
      return Uni.createFrom().item(keys);
    }
    return read(now).eventually(() -> reading.set(false));
  }

  private Uni<Keys> read(Instant now) {
    long before = changes.get();
    return store
        .all()
        .map(all -> Keys.of(all, now))
        .invoke(read -> known = changes.get() == before ? read : NOTHING);
  }

  /**
   * What is known of all keys.
   *
   * @param bySecret by the ids of their secrets
   * @param readAt when reading began
   */
  private record Keys(Map<String, ApiKey> bySecret, Instant readAt) {

    static Keys of(List<ApiKey> keys, Instant readAt) {
      Map<String, ApiKey> bySecret = new HashMap<>();
      for (ApiKey key : keys) {
        bySecret.put(key.current().id(), key);
        if (key.former() != null) {
          bySecret.put(key.former().secret().id(), key);
        }
      }
      return new Keys(bySecret, readAt);
    }

    Optional<Caller> caller(KeySecret shown, Instant now) {
      return Optional.ofNullable(bySecret.get(shown.id()))
          .filter(key -> key.opens(shown, now))
          .map(ApiKey::caller);
    }
  }
}
