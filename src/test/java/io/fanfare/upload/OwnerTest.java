package io.fanfare.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnerTest {
  private static final Scope ACME = new Scope(Map.of("brand", "acme"));
  private static final Scope ACME_NORTH = new Scope(Map.of("brand", "acme", "region", "north"));
  private static final Owner OWNER = Owner.of(caller("ann", Role.OPERATOR, ACME));

  @Test
  void shouldLetWhoeverMadeIt() {
    assertThat(OWNER.lets(caller("ann", Role.OPERATOR, ACME))).isTrue();
    assertThat(OWNER.lets(caller("ann", Role.OPERATOR, ACME_NORTH))).isTrue();
  }

  @Test
  void shouldLetWhoeverHasNoLimits() {
    assertThat(OWNER.lets(Caller.KAFKA)).isTrue();
    assertThat(OWNER.lets(caller("bob", Role.OPERATOR, Scope.ALL))).isTrue();
  }

  @Test
  void shouldLetAnAdminWithinWhoseLimitsItsOwnersLie() {
    assertThat(OWNER.lets(caller("bob", Role.ADMIN, ACME))).isTrue();
    assertThat(OWNER.lets(caller("bob", Role.ADMIN, ACME_NORTH))).isFalse();
    assertThat(OWNER.lets(caller("bob", Role.ADMIN, new Scope(Map.of("brand", "other")))))
        .isFalse();
  }

  @Test
  void shouldLetNobodyElse() {
    assertThat(OWNER.lets(caller("bob", Role.OPERATOR, ACME))).isFalse();
    assertThat(new Owner("ann", Scope.ALL).lets(caller("bob", Role.ADMIN, ACME))).isFalse();
  }

  private static Caller caller(String name, Role role, Scope scope) {
    return new Caller(name, Set.of(role), scope);
  }
}
