package io.fanfare.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who may call. */
@ConfigMapping(prefix = "fanfare.access")
public interface AccessSettings {
  /** By which a token may be signed. */
  Set<String> ASYMMETRIC =
      Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512");

  /** The longest time for which a key has two secrets. */
  Duration MOST_OVERLAP = Duration.ofDays(30);

  /**
   * Whether callers must say who they are. {@code off} lets everybody do everything; it is refused
   * at the start unless the vendor's address is on this machine, as a simulator's is.
   */
  @WithDefault("required")
  Mode mode();

  /**
   * The secret of an admin's key, with which the first API keys are made: 64 digits out of 0-9 and
   * a-f, sent as {@code fk_bootstrap_} and these. Take it away when there are others. Only its
   * digest is kept in memory by what uses it.
   */
  Optional<Secret<String>> bootstrapKey();

  /** How long a replica may go on as before after an API key was made or revoked on another. */
  @WithDefault("5s")
  Duration keysKnownWithin();

  /** How long a key's former secret works after a rotation that does not say, 0s to 30d. */
  @WithDefault("24h")
  Duration keyOverlap();

  /** The algorithms by which tokens may be signed; only asymmetric ones can be named. */
  @WithDefault("RS256,ES256,PS256")
  Set<String> algorithms();

  /**
   * The claim of a token that holds the caller's roles, an array or words with blanks between them;
   * a slash leads into an object, as in {@code realm_access/roles}.
   */
  @WithDefault("roles")
  String rolesClaim();

  /** What stands before our words in that claim; others in it are somebody else's. */
  Optional<String> rolePrefix();

  /**
   * The claim that holds the labels an account must carry for the caller, an object of texts. Where
   * it is set every token must have it, an empty object for all accounts; without it tokens are for
   * all accounts.
   */
  Optional<String> labelsClaim();

  /** The bootstrap key as it is compared; throws IllegalArgumentException when it is malformed. */
  static Optional<KeySecret> bootstrap(AccessSettings settings) {
    return settings
        .bootstrapKey()
        .map(Secret::get) // Nothing in a secret where nothing is set, in a packaged service.
        .map(key -> KeySecret.of(Caller.BOOTSTRAP_KEY, key.strip()));
  }

  /** Throws IllegalStateException for a value out of its bounds. */
  default void check() {
    require(
        keysKnownWithin().compareTo(Duration.ofSeconds(1)) >= 0
            && keysKnownWithin().compareTo(Duration.ofMinutes(5)) <= 0,
        "fanfare.access.keys-known-within must be 1s to 5m");
    require(
        !keyOverlap().isNegative() && keyOverlap().compareTo(MOST_OVERLAP) <= 0,
        "fanfare.access.key-overlap must be 0s to 30d");
    require(
        !algorithms().isEmpty() && ASYMMETRIC.containsAll(algorithms()),
        "fanfare.access.algorithms must be some of " + ASYMMETRIC);
    bootstrapIsWellFormed();
  }

  private void bootstrapIsWellFormed() {
    try {
      bootstrap(this);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "fanfare.access.bootstrap-key must be 64 digits out of 0-9 and a-f, for instance made by"
              + " 'openssl rand -hex 32'",
          e);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalStateException(message);
    }
  }

  /** Whether access is looked at. */
  enum Mode {
    REQUIRED,
    OFF
  }
}
