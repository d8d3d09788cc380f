package io.fanfare.http.access;

import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.jspecify.annotations.Nullable;

/** A caller as the framework's checks see one. */
final class Identities {
  private static final String CALLER = "io.fanfare.caller";

  private Identities() {}

  /** The caller behind an identity, null behind that of nobody. */
  static @Nullable Caller caller(SecurityIdentity identity) {
    return identity.getAttribute(CALLER);
  }

  static SecurityIdentity of(Caller caller) {
    QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder();
    identity.setPrincipal(new QuarkusPrincipal(caller.name()));
    caller.roles().stream().map(Role::word).forEach(identity::addRole);
    return identity.addAttribute(CALLER, caller).build();
  }
}
