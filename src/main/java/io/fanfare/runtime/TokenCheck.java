package io.fanfare.runtime;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Keeps an identity provider from being asked half: a service that takes tokens takes those of one
 * issuer, made for it, that it could verify over a connection nobody reads along.
 */
@ApplicationScoped
class TokenCheck {
  private static final String PREFIX = "quarkus.oidc.";
  private static final String ANY = "any";

  private final Config config;

  TokenCheck(Config config) {
    this.config = config;
  }

  void check(@Observes StartupEvent event) {
    check(config);
  }

  /** Throws IllegalStateException that names the property. */
  static void check(Config config) {
    if (text(config, "tenant-enabled").map(Boolean::parseBoolean).orElse(true)) {
      URI issuer = text(config, "auth-server-url").map(URI::create).orElseThrow(TokenCheck::noUrl);
      require(
          "https".equals(issuer.getScheme()) || AccessCheck.isOnThisMachine(issuer.getHost()),
          "auth-server-url must begin with https");
      require(isNamed(config, "token.audience"), "token.audience must name this service");
      require(
          text(config, "token.issuer").map(name -> !ANY.equals(name)).orElse(true),
          "token.issuer must not be any");
      require(
          text(config, "application-type").map("service"::equals).orElse(true),
          "application-type must be service");
    }
  }

  private static boolean isNamed(Config config, String name) {
    List<String> values =
        text(config, name).map(text -> List.of(text.split(","))).orElse(List.of());
    return !values.isEmpty() && !values.contains(ANY);
  }

  private static Optional<String> text(Config config, String name) {
    return config.getOptionalValue(PREFIX + name, String.class);
  }

  private static IllegalStateException noUrl() {
    return new IllegalStateException(
        PREFIX + "auth-server-url must be the issuer's address where tokens are taken");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalStateException(PREFIX + message);
    }
  }
}
