package io.fanfare.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fanfare.problem.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadRequestsTest {

  private static final RequestRules RULES = new RequestRules(Catalogue.load());

  static List<BadRequest> bad() {
    return BadRequests.all();
  }

  static List<GoodRequest> good() {
    return BadRequests.counterparts();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void isRefusedWithFieldAndRule(BadRequest row) {
    // When
    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> RULES.check(row.operation(), row.request()));

    // Then
    assertThat(refused).as("refusal").isNotNull();
    assertThat(refused.violations())
        .anySatisfy(
            violation -> {
              assertThat(violation.field()).isEqualTo(row.field());
              assertThat(violation.rule()).isEqualTo(row.rule());
            });
    assertThat(refused.code().status()).isIn(400, 413, 422);
  }

  @ParameterizedTest
  @MethodSource("good")
  void isAcceptedJustInsideTheRules(GoodRequest row) {
    // When
    CheckedRequest checked = RULES.check(row.operation(), row.request());

    // Then
    assertThat(checked.name()).isEqualTo(row.operation());
    assertThat(Envelope.size(checked.call())).isLessThanOrEqualTo(4_000_000);
  }

  @Test
  void coversEnough() {
    assertThat(BadRequests.all()).hasSizeGreaterThan(300);
  }
}
