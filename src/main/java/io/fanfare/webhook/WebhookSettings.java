package io.fanfare.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the vendor's webhooks come in, how they are believed, and what they may cost. */
@ConfigMapping(prefix = "fanfare.webhooks")
public interface WebhookSettings {
  /** What a token may look like: it is a part of an address. */
  Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32,128}");

  /**
   * Where this service is reached from outside, {@code https} with neither query nor fragment; the
   * callback's address begins with it. Without it nothing can be subscribed.
   */
  Optional<URI> publicUrl();

  /**
   * The secret last part of the callback's address: 32 to 128 letters, digits, {@code -} and {@code
   * _}. Without it no webhook is received.
   */
  Optional<String> token();

  /** The token before that one, which goes on being accepted while the vendor still uses it. */
  Optional<String> previousToken();

  /**
   * Whether a body must be signed. The vendor describes its signature for the API before V3 only:
   * by default one that is there must fit, and one may be missing.
   */
  @WithDefault("if-present")
  Signed signature();

  /**
   * What bodies are signed with. Default: the partner's client secret; the vendor does not say
   * which secret it takes where an application has one of its own.
   */
  Optional<String> signingSecret();

  /** How often to look for accounts to read anew: a Quarkus duration, 1s or more. */
  @WithDefault("5s")
  String every();

  /** The least time between two reads of one account, 1s or more. */
  @WithDefault("1m")
  Duration pause();

  /** Share of a day's calls that all reads may take together, above 0 and up to 0.5. */
  @WithDefault("0.02")
  double share();

  /**
   * The least time between two passes over the whole directory that reads give rise to, 1m or more.
   */
  @WithDefault("30m")
  Duration directoryPause();

  /** Whether a signature must be there. */
  enum Signed {
    IF_PRESENT,
    REQUIRED
  }

  /** Fails with an IllegalStateException that names the property when one is out of bounds. */
  default void check() {
    publicUrl().ifPresent(url -> require(isPublic(url), "public-url", "be https, without a query"));
    token().ifPresent(token -> requireToken(token, "token"));
    previousToken().ifPresent(token -> requireToken(token, "previous-token"));
    require(pause().toSeconds() >= 1, "pause", "be 1s or more");
    require(share() > 0 && share() <= 0.5, "share", "lie above 0 and not above 0.5");
    require(directoryPause().toMinutes() >= 1, "directory-pause", "be 1m or more");
  }

  private static boolean isPublic(URI url) {
    return "https".equals(url.getScheme())
        && url.getHost() != null
        && url.getQuery() == null
        && url.getFragment() == null
        && url.toString().length() <= 256;
  }

  private static void requireToken(String token, String property) {
    require(
        TOKEN.matcher(token).matches(),
        property,
        "have 32 to 128 letters, digits, - and _, for instance made by 'openssl rand -hex 32'");
  }

  private static void require(boolean holds, String property, String rule) {
    if (!holds) {
      throw new IllegalStateException("fanfare.webhooks." + property + " must " + rule);
    }
  }
}
