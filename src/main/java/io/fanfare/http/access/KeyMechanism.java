package io.fanfare.http.access;

import io.fanfare.access.Caller;
import io.fanfare.access.KeyRing;
import io.fanfare.access.KeySecret;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by their API key, sent as {@code Authorization: Bearer fk_...}: the same header as
 * for a token of an identity provider, so that callers, proxies and scanners for leaked secrets
 * treat both alike. Any other bearer token is left to whoever knows it.
 */
@ApplicationScoped
public class KeyMechanism implements HttpAuthenticationMechanism {
  private static final int BEFORE_TOKENS = DEFAULT_PRIORITY + 1000;
  private static final int UNAUTHORIZED = 401;
  private static final String CHALLENGE = "WWW-Authenticate";
  private static final String BEARER = "Bearer";
  private static final String SCHEME = "bearer ";

  private final KeyRing ring;

  public KeyMechanism(KeyRing ring) {
    this.ring = ring;
  }

  /** Goes on where the request is: the store answers elsewhere. */
  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    Optional<String> key = key(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    return key.isEmpty()
        ? Uni.createFrom().nullItem()
        : ring.caller(key.get())
            .emitOn(MutinyHelper.executor(Vertx.currentContext()))
            .map(KeyMechanism::identity);
  }

  private static Optional<String> key(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(SCHEME))
        .map(text -> text.substring(SCHEME.length()).strip())
        .filter(KeySecret::isMeant);
  }

  private static SecurityIdentity identity(Optional<Caller> caller) {
    return Identities.of(caller.orElseThrow(AuthenticationFailedException::new));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    ChallengeData challenge = new ChallengeData(UNAUTHORIZED, CHALLENGE, BEARER);
    return Uni.createFrom().item(challenge);
  }

  @Override
  public int getPriority() {
    return BEFORE_TOKENS;
  }
}
