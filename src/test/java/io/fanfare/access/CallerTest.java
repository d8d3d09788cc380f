package io.fanfare.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

  @ParameterizedTest
  @CsvSource({
    "VIEWER, true, false, false, false",
    "OPERATOR, true, true, false, false",
    "APPROVER, true, false, true, false",
    "ADMIN, true, true, true, true"
  })
  void shouldHaveWhatItsRoleIncludes(
      Role role, boolean views, boolean operates, boolean approves, boolean administers) {
    // When
    Caller caller = new Caller("ann", Set.of(role), Scope.ALL);

    // Then
    assertThat(caller.has(Role.VIEWER)).isEqualTo(views);
    assertThat(caller.has(Role.OPERATOR)).isEqualTo(operates);
    assertThat(caller.has(Role.APPROVER)).isEqualTo(approves);
    assertThat(caller.has(Role.ADMIN)).isEqualTo(administers);
  }

  @Test
  void shouldHaveNothingWithoutARole() {
    // When
    Caller caller = new Caller("ann", Set.of(), Scope.ALL);

    // Then
    assertThat(EnumSet.allOf(Role.class)).noneMatch(caller::has);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void shouldHaveAName(String name) {
    // When
    // Then
    assertThatIllegalArgumentException().isThrownBy(() -> new Caller(name, Set.of(), Scope.ALL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Caller("a".repeat(256), Set.of(), Scope.ALL));
  }

  @Test
  void shouldCoverAccountsThatCarryEveryLabel() {
    // Given
    Scope scope = new Scope(Map.of("brand", "acme", "region", "eu"));

    // When
    // Then
    assertThat(scope.covers(Map.of("brand", "acme", "region", "eu", "size", "s"))).isTrue();
    assertThat(scope.covers(Map.of("brand", "acme"))).isFalse();
    assertThat(scope.covers(Map.of("brand", "acme", "region", "us"))).isFalse();
    assertThat(scope.covers(Map.of())).isFalse();
    assertThat(Scope.ALL.covers(Map.of())).isTrue();
  }

  @Test
  void shouldCoverNarrowerScopesAlone() {
    // Given
    Scope brand = new Scope(Map.of("brand", "acme"));
    Scope both = new Scope(Map.of("brand", "acme", "region", "eu"));

    // When
    // Then
    assertThat(brand.covers(both)).isTrue();
    assertThat(both.covers(brand)).isFalse();
    assertThat(Scope.ALL.covers(brand)).isTrue();
    assertThat(brand.covers(Scope.ALL)).isFalse();
  }

  @Test
  void shouldKnowRolesByTheirWords() {
    // When
    // Then
    assertThat(Role.of("Operator")).contains(Role.OPERATOR);
    assertThat(Role.of("superuser")).isEmpty();
  }
}
