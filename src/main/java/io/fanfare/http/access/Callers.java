package io.fanfare.http.access;

import io.fanfare.access.Caller;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
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
    @Nullable Caller caller = Identities.caller(identity);
    if (caller == null) {
      throw new UnauthorizedException();
    }
    return caller;
  }

  /**
   * The caller of what concerns everybody; throws RefusedException, {@code forbidden}, where it is
   * limited to some accounts.
   */
  public Caller unlimited() {
    Caller caller = current();
    requireUnlimited(caller);
    return caller;
  }

  /** Throws as {@link #unlimited()} does. */
  public static void requireUnlimited(Caller caller) {
    if (!caller.scope().isAll()) {
      throw RefusedException.of(
          ProblemCode.FORBIDDEN, "This concerns all accounts, and the caller is limited to some.");
    }
  }
}
