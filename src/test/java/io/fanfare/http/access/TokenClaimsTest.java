package io.fanfare.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.access.AccessSettings;
import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {
  private static final String SIGNED = "{\"alg\":\"RS256\"}";

  @Test
  void shouldReadNameRolesAndLabels() {
    // Given
    TokenClaims claims = claims(Map.of("labels-claim", "fanfare/labels", "role-prefix", "ff-"));

    // When
    Optional<Caller> caller =
        claims.caller(
            token(
                SIGNED,
                "{'sub':'ann','roles':['ff-Operator','admin','ff-owner'],"
                    + "'fanfare':{'labels':{'brand':'acme'}}}"));

    // Then
    assertThat(caller)
        .contains(new Caller("ann", Set.of(Role.OPERATOR), new Scope(Map.of("brand", "acme"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'sub':'ann','realm_access':{'roles':['viewer','approver']}}",
        "{'sub':'ann','realm_access':{'roles':'viewer approver'}}",
        "{'sub':'ann','realm_access/roles':'approver'}"
      })
  void shouldReadRolesWhereverTheyAre(String claims) {
    // When
    Optional<Caller> caller =
        claims(Map.of("roles-claim", "realm_access/roles")).caller(token(SIGNED, claims));

    // Then
    assertThat(caller).contains(new Caller("ann", Set.of(Role.APPROVER), Scope.ALL));
  }

  @Test
  void shouldGiveNoRoleWhereNoneIsNamed() {
    // When
    Optional<Caller> caller = claims(Map.of()).caller(token(SIGNED, "{'sub':'ann'}"));

    // Then
    assertThat(caller).contains(new Caller("ann", Set.of(), Scope.ALL));
  }

  /** None of them lets the caller have all accounts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'sub':'ann'}",
        "{'sub':'ann','labels':null}",
        "{'sub':'ann','labels':'all'}",
        "{'sub':'ann','labels':[]}",
        "{'sub':'ann','labels':{'brand':1}}"
      })
  void shouldKnowNobodyWhoseLabelsAreMissing(String claims) {
    // When
    // Then
    assertThat(claims(Map.of("labels-claim", "labels")).caller(token(SIGNED, claims))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'alg':'none'}", "{'alg':'HS256'}", "{'alg':'RS512'}", "{}", "x"})
  void shouldKnowNobodyByAnAlgorithmThatIsNotAllowed(String header) {
    // When
    // Then
    assertThat(claims(Map.of()).caller(token(header, "{'sub':'ann'}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "key:bootstrap", "schedule:nightly", "kafka", "anybody"})
  void shouldKnowNobodyByANameOfOurOwn(String subject) {
    // When
    // Then
    assertThat(claims(Map.of()).caller(token(SIGNED, "{'sub':'" + subject + "'}"))).isEmpty();
  }

  private static TokenClaims claims(Map<String, String> settings) {
    Map<String, String> named = new HashMap<>();
    settings.forEach((name, value) -> named.put("fanfare.access." + name, value));
    return new TokenClaims(Mappings.with(AccessSettings.class, named));
  }

  private static String token(String header, String claims) {
    return part(header) + "." + part(claims) + ".signature";
  }

  private static String part(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
