package io.fanfare.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.quota.QuotaLedger.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotaLedgerTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
  private static final QuotaLimits TEN = new QuotaLimits(10, 250_000, Duration.ofMillis(50));

  @Test
  void slots_lie_a_second_and_the_guard_apart_for_every_rate_calls() {
    // When
    Lease lease = QuotaLedger.fresh(NOON).lease(11, NOON, TEN);

    // Then
    assertThat(Duration.between(lease.slots().get(0), lease.slots().get(10)))
        .isEqualTo(Duration.ofMillis(1050));
  }

  @Test
  void no_window_of_a_second_holds_more_than_the_rate_whatever_the_pattern_of_leases() {
    // Given
    QuotaLedger ledger = QuotaLedger.fresh(NOON);
    Instant now = NOON;
    List<Instant> sent = new ArrayList<>();

    // When
    for (int i = 0; i < 400; i++) {
      Lease lease = ledger.lease(1 + i % 7, now, TEN);
      sent.addAll(lease.slots());
      ledger = lease.ledger();
      now = now.plusMillis((i * 37L) % 900);
    }

    // Then
    for (int i = 10; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - 10), sent.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void a_slot_never_lies_in_the_past() {
    // When
    Lease lease = QuotaLedger.fresh(NOON).lease(1, NOON.plusSeconds(60), TEN);

    // Then
    assertThat(lease.slots()).containsExactly(NOON.plusSeconds(60));
  }

  @Test
  void the_day_gives_exactly_what_was_granted() {
    // Given
    QuotaLimits three = new QuotaLimits(10, 3, Duration.ZERO);

    // When
    Lease lease = QuotaLedger.fresh(NOON).lease(5, NOON, three);

    // Then
    assertThat(lease.slots()).hasSize(3);
    assertThat(lease.spentUntil()).isEqualTo(MIDNIGHT.plus(QuotaLedger.EDGE));
  }

  @Test
  void a_spent_day_gives_again_after_the_edge_of_midnight() {
    // Given
    QuotaLimits one = new QuotaLimits(10, 1, Duration.ZERO);
    QuotaLedger spent = QuotaLedger.fresh(NOON).lease(1, NOON, one).ledger();

    // When
    Lease before = spent.lease(1, MIDNIGHT.plusSeconds(4), one);
    Lease after = spent.lease(1, MIDNIGHT.plusSeconds(5), one);

    // Then
    assertThat(before.slots()).isEmpty();
    assertThat(after.slots()).hasSize(1);
  }

  @Test
  void calls_near_midnight_count_on_both_days() {
    // Given
    Instant justBefore = MIDNIGHT.minusSeconds(2);
    QuotaLedger edge = QuotaLedger.fresh(justBefore).lease(4, justBefore, TEN).ledger();

    // When
    long used = edge.usedOn(MIDNIGHT.plusSeconds(6));

    // Then
    assertThat(edge.used()).isEqualTo(4);
    assertThat(used).isEqualTo(4);
  }

  @Test
  void calls_at_noon_count_on_one_day() {
    // When
    QuotaLedger ledger = QuotaLedger.fresh(NOON).lease(4, NOON, TEN).ledger();

    // Then
    assertThat(ledger.usedOn(MIDNIGHT.plusSeconds(6))).isZero();
  }

  @Test
  void throttled_leaves_a_pause_of_a_second() {
    // When
    Lease lease = QuotaLedger.fresh(NOON).throttled(NOON).lease(1, NOON, TEN);

    // Then
    assertThat(lease.slots()).containsExactly(NOON.plusSeconds(1));
  }

  @Test
  void quota_exceeded_parks_until_the_day_has_turned() {
    // When
    Lease lease = QuotaLedger.fresh(NOON).exceeded(NOON).lease(1, NOON, TEN);

    // Then
    assertThat(lease.slots()).isEmpty();
    assertThat(lease.spentUntil()).isEqualTo(MIDNIGHT.plus(QuotaLedger.EDGE));
  }

  @Test
  void nobody_is_given_a_slot_that_lies_far_ahead() {
    // When
    Lease lease = QuotaLedger.fresh(NOON).lease(100, NOON, TEN);

    // Then
    assertThat(lease.slots()).hasSize(48).allMatch(slot -> !slot.isAfter(NOON.plusSeconds(5)));
    assertThat(lease.spentUntil()).isAfter(NOON.plusSeconds(5));
  }
}
