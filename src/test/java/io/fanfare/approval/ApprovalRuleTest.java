package io.fanfare.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fanfare.access.AccessSettings.Mode;
import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalRuleTest {
  private final ApprovalRule required = Rules.of(Mode.REQUIRED);

  @Test
  void shouldAskForASecondPersonWhereSomethingIsRemoved() {
    // When / Then
    assertThat(required.of(true)).isEqualTo(new Approval.Awaited());
    assertThat(required.isNeeded(true)).isTrue();
  }

  @Test
  void shouldAskForNobodyWhereNothingIsRemoved() {
    // When / Then
    assertThat(required.of(false)).isEqualTo(new Approval.NotNeeded());
  }

  @Test
  void shouldAskForNobodyWhereNobodySaysWhoTheyAre() {
    // When / Then
    assertThat(Rules.of(Mode.OFF).of(true)).isEqualTo(new Approval.NotNeeded());
  }

  @Test
  void shouldTakeNobodysWordForWhatTheyAskedForThemselves() {
    // Given
    Caller admin = new Caller("ada", Set.of(Role.ADMIN), Scope.ALL);

    // When
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> ApprovalRule.requireOther(admin, "ada", Scope.ALL));
    ApprovalRule.requireOther(admin, "bob", Scope.ALL);

    // Then
    assertThat(refused.code()).isEqualTo(ProblemCode.SELF_APPROVAL);
  }

  @Test
  void shouldTakeNobodysWordForAccountsThatAreNotTheirs() {
    // Given
    Scope east = new Scope(Map.of("region", "east"));
    Caller approver = new Caller("ada", Set.of(Role.APPROVER), east);

    // When
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> ApprovalRule.requireOther(approver, "bob", Scope.ALL));
    ApprovalRule.requireOther(approver, "bob", east);

    // Then
    assertThat(refused.code()).isEqualTo(ProblemCode.FORBIDDEN);
  }
}
