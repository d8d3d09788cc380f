package io.fanfare.http.access;

import io.fanfare.access.AccessSettings;
import io.fanfare.access.AccessSettings.Mode;
import io.fanfare.access.Caller;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes everybody for {@link Caller#ANYBODY} where access is off; else it knows nobody. */
@ApplicationScoped
public class OpenMechanism implements HttpAuthenticationMechanism {
  private static final int BEFORE_ALL_OTHERS = DEFAULT_PRIORITY + 2000;

  private final boolean isOpen;

  public OpenMechanism(AccessSettings settings) {
    this.isOpen = settings.mode() == Mode.OFF;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    return isOpen
        ? Uni.createFrom().item(Identities.of(Caller.ANYBODY))
        : Uni.createFrom().nullItem();
  }

  /** None: whoever is turned away is told so by the mechanisms that know somebody. */
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public int getPriority() {
    return BEFORE_ALL_OTHERS;
  }
}
