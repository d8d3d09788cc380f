package io.fanfare.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {

  @ParameterizedTest
  @EnumSource
  void hasAStableCodeAnErrorStatusAndATitle(ProblemCode problem) {
    assertThat(problem.code()).matches("[a-z]+(_[a-z]+)*");
    assertThat(problem.status()).isBetween(400, 504);
    assertThat(problem.title()).isNotBlank();
  }

  /** What callers rely on. */
  @ParameterizedTest
  @CsvSource({
    "INVALID_REQUEST, invalid_request, 400",
    "UNAUTHENTICATED, unauthenticated, 401",
    "FORBIDDEN, forbidden, 403",
    "RULE_VIOLATED, rule_violated, 422",
    "PAYLOAD_TOO_LARGE, payload_too_large, 413",
    "IDEMPOTENCY_KEY_REUSED, idempotency_key_reused, 422",
    "IDEMPOTENCY_IN_PROGRESS, idempotency_in_progress, 409"
  })
  void keepsItsPromise(ProblemCode problem, String code, int status) {
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void belongsToACallersMistake(Rule rule) {
    // When
    RefusedException refused =
        RefusedException.of(rule.problem(), "request.x", rule, "Must be otherwise.");

    // Then
    assertThat(refused.code().status()).isBetween(400, 422);
    assertThat(refused.violations())
        .isEqualTo(List.of(new Violation("request.x", rule.word(), null, "Must be otherwise.")));
    assertThat(refused.getStackTrace()).isEmpty();
  }
}
