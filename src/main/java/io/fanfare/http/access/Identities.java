package io.fanfare.http.access;

import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** A caller as the framework's checks see one. */
final class Identities {
  static final String CALLER = "io.fanfare.caller";

  private Identities() {}

  static SecurityIdentity of(Caller caller) {
    QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder();
    identity.setPrincipal(new QuarkusPrincipal(caller.name()));
    caller.roles().stream().map(Role::word).forEach(identity::addRole);
    return identity.addAttribute(CALLER, caller).build();
  }
}
