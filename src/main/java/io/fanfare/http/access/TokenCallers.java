package io.fanfare.http.access;

import io.fanfare.access.AccessSettings;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Makes of the identity that a good token stands for one of ours: with our roles only, limited as
 * the token says.
 */
@ApplicationScoped
public class TokenCallers implements SecurityIdentityAugmentor {
  private final TokenClaims claims;

  public TokenCallers(AccessSettings settings) {
    this.claims = new TokenClaims(settings);
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.isAnonymous()
        ? Uni.createFrom().item(identity)
        : Uni.createFrom().item(() -> known(identity));
  }

  private SecurityIdentity known(SecurityIdentity identity) {
    return Optional.of(identity.getPrincipal())
        .filter(JsonWebToken.class::isInstance)
        .map(principal -> ((JsonWebToken) principal).getRawToken())
        .flatMap(claims::caller)
        .map(Identities::of)
        .orElseThrow(AuthenticationFailedException::new);
  }
}
