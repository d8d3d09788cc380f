package io.fanfare.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final RetryBudget budget = new RetryBudget();

  @Test
  void one_call_in_ten_may_be_a_repetition() {
    // When
    int retries = 0;
    for (int call = 0; call < 3_000; call++) {
      Instant now = NOW.plusMillis(100L * call);
      boolean retry = budget.allows(now);
      budget.spent(retry, now);
      retries += retry ? 1 : 0;
    }

    // Then
    assertThat(retries).isBetween(250, 330);
  }

  @Test
  void a_few_are_allowed_when_hardly_anything_is_called() {
    // When
    int retries = 0;
    while (budget.allows(NOW)) {
      budget.spent(true, NOW);
      retries++;
    }

    // Then
    assertThat(retries).isEqualTo(5);
    assertThat(budget.allows(NOW.plusSeconds(50))).isFalse();
    assertThat(budget.allows(NOW.plusSeconds(60))).isTrue();
  }
}
