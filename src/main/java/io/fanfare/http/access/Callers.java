package io.fanfare.http.access;

import io.fanfare.access.Caller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the request that is being answered. To be asked where the request comes in: what goes
 * on beside the event loops takes the answer along.
 */
@ApplicationScoped
public class Callers {
  private final SecurityIdentity identity;

  public Callers(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The caller; throws UnauthorizedException, answered with 401, where nobody said who asks. */
  public Caller current() {
    @Nullable Caller caller = identity.getAttribute(Identities.CALLER);
    if (caller == null) {
      throw new UnauthorizedException();
    }
    return caller;
  }
}
