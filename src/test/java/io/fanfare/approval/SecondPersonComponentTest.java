package io.fanfare.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fanfare.access.AccessSettings.Mode;
import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import io.fanfare.approval.SecondPersonStore.Request;
import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.audit.AuditTrail.Wanted;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that take two people, on the real store. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class SecondPersonComponentTest {
  private static final Caller ONE = person("one", Role.ADMIN);
  private static final Caller OTHER = person("other", Role.ADMIN);

  @Inject SecondPersonStore store;
  @Inject ApprovalSettings settings;
  @Inject AuditTrail trail;

  private final Request request = request(UUID.randomUUID().toString());
  private SecondPerson second;

  @BeforeEach
  void required() {
    second = new SecondPerson(Rules.of(Mode.REQUIRED), settings, store, trail);
  }

  @Test
  void shouldBeDoneWhenSomebodyElseAsksForTheSame() {
    // Given
    ProblemCode first = ask(ONE, request);
    ProblemCode again = ask(ONE, request);

    // When
    ProblemCode bySomebodyElse = ask(OTHER, request);

    // Then
    assertThat(first).isEqualTo(ProblemCode.APPROVAL_REQUIRED);
    assertThat(again).isEqualTo(ProblemCode.APPROVAL_REQUIRED);
    assertThat(bySomebodyElse).isNull();
    assertThat(noted())
        .containsExactly("other cancel_account", "one ask_for_second", "one ask_for_second");
  }

  @Test
  void shouldBeDoneOnceForTwoPeople() {
    // Given
    ask(ONE, request);
    ask(OTHER, request);

    // When
    ProblemCode once = ask(ONE, request);

    // Then
    assertThat(once).isEqualTo(ProblemCode.APPROVAL_REQUIRED);
  }

  @Test
  void shouldNotBeDoneForAnotherBody() {
    // Given
    ask(ONE, request);

    // When
    ProblemCode other =
        ask(OTHER, new Request(request.action(), request.subject(), request.route(), "other"));

    // Then
    assertThat(other).isEqualTo(ProblemCode.APPROVAL_REQUIRED);
  }

  @Test
  void shouldNotBeDoneForSomebodyWhoMayNotApprove() {
    // Given
    ask(ONE, request);

    // When
    ProblemCode operator = ask(person("operator", Role.OPERATOR), request);

    // Then
    assertThat(operator).isEqualTo(ProblemCode.APPROVAL_REQUIRED);
    assertThat(noted()).doesNotContain("operator cancel_account");
  }

  @Test
  void shouldBeForgottenAfterAWhile() {
    // Given
    ask(ONE, request);

    // When
    store.forget(Duration.ofHours(-1)).await().atMost(Duration.ofSeconds(20));

    // Then
    assertThat(ask(OTHER, request)).isEqualTo(ProblemCode.APPROVAL_REQUIRED);
  }

  /** Whether anybody has cleaned up since or not. */
  @Test
  void shouldNotBeDoneForWhatWasAskedTooLongAgo() {
    // Given
    ask(ONE, request);

    // When
    boolean second =
        store.isSecond(OTHER, request, Duration.ofHours(-1)).await().atMost(Duration.ofSeconds(20));

    // Then
    assertThat(second).isFalse();
  }

  @Test
  void shouldBeDoneAtOnceWhereNobodySaysWhoTheyAre() {
    // Given
    second = new SecondPerson(Rules.of(Mode.OFF), settings, store, trail);

    // When / Then
    assertThat(ask(Caller.ANYBODY, request)).isNull();
    assertThat(noted()).containsExactly("anybody cancel_account");
  }

  private @Nullable ProblemCode ask(Caller caller, Request wanted) {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> second.required(caller, wanted).await().atMost(Duration.ofSeconds(20)));
    return refused == null ? null : refused.code();
  }

  private List<String> noted() {
    return trail
        .list(new Wanted(request.subject(), null, null), null, 10)
        .await()
        .atMost(Duration.ofSeconds(20))
        .stream()
        .map(entry -> entry.caller() + " " + entry.action().word())
        .toList();
  }

  private static Request request(String account) {
    return new Request(
        Action.CANCEL_ACCOUNT, account, "POST /v1/accounts/" + account + "/cancellation", "same");
  }

  private static Caller person(String name, Role role) {
    return new Caller(name, Set.of(role), Scope.ALL);
  }
}
