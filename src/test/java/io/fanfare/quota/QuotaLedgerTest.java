package io.fanfare.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.quota.QuotaLedger.Ask;
import io.fanfare.quota.QuotaLedger.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotaLedgerTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
  private static final QuotaLimits TEN = new QuotaLimits(10, 250_000, 0);

  @Test
  void slots_lie_a_second_and_the_guard_apart_for_every_rate_calls() {
    // When
    Lease lease = lease(QuotaLedger.fresh(NOON), 11, NOON, TEN);

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
      Lease lease = lease(ledger, 1 + i % 7, now, TEN);
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
  void the_largest_guard_of_all_replicas_counts_for_half_a_minute() {
    // Given
    QuotaLedger wide =
        QuotaLedger.fresh(NOON)
            .lease(new Ask(1, 0, Duration.ofMillis(90)), NOON, TEN)
            .ledger()
            .lease(new Ask(1, 0, Duration.ofMillis(20)), NOON.plusSeconds(29), TEN)
            .ledger();

    // When
    QuotaLedger narrow =
        wide.lease(new Ask(1, 0, Duration.ofMillis(20)), NOON.plusSeconds(30), TEN).ledger();

    // Then
    assertThat(wide.interval(NOON, TEN)).isEqualTo(Duration.ofMillis(109));
    assertThat(narrow.interval(NOON, TEN)).isEqualTo(Duration.ofMillis(102));
  }

  @Test
  void no_slot_begins_before_the_answer_can_be_here() {
    // Given
    Ask far = new Ask(3, 0, Duration.ZERO).after(Duration.ofMillis(40));

    // When
    Lease lease = QuotaLedger.fresh(NOON).lease(far, NOON, new QuotaLimits(1_000, 250_000, 0));

    // Then
    assertThat(lease.slots())
        .containsExactly(NOON.plusMillis(40), NOON.plusMillis(41), NOON.plusMillis(42));
  }

  @Test
  void a_slot_never_lies_in_the_past() {
    // When
    Lease lease = lease(QuotaLedger.fresh(NOON), 1, NOON.plusSeconds(60), TEN);

    // Then
    assertThat(lease.slots()).containsExactly(NOON.plusSeconds(60));
  }

  @Test
  void the_day_gives_exactly_what_was_granted() {
    // When
    Lease lease = lease(QuotaLedger.fresh(NOON), 5, NOON, new QuotaLimits(10, 3, 0));

    // Then
    assertThat(lease.slots()).hasSize(3);
    assertThat(lease.until()).isEqualTo(MIDNIGHT.plus(QuotaLedger.EDGE));
  }

  @Test
  void the_reserve_is_only_for_favoured_calls() {
    // Given
    QuotaLimits limits = new QuotaLimits(10, 10, 4);
    QuotaLedger ordinarySpent = lease(QuotaLedger.fresh(NOON), 6, NOON, limits).ledger();

    // When
    Lease mixed = ordinarySpent.lease(new Ask(3, 2, Duration.ZERO), NOON, limits);

    // Then
    assertThat(mixed.slots()).hasSize(2);
    assertThat(mixed.reserved()).isEqualTo(2);
    assertThat(mixed.until()).isEqualTo(Instant.EPOCH);
    assertThat(mixed.ordinaryUntil()).isEqualTo(MIDNIGHT.plus(QuotaLedger.EDGE));
  }

  @Test
  void favoured_calls_end_with_the_reserve() {
    // When
    Lease lease =
        QuotaLedger.fresh(NOON)
            .lease(new Ask(0, 12, Duration.ZERO), NOON, new QuotaLimits(10, 10, 4));

    // Then
    assertThat(lease.slots()).hasSize(10);
    assertThat(lease.reserved()).isEqualTo(4);
    assertThat(lease.until()).isEqualTo(MIDNIGHT.plus(QuotaLedger.EDGE));
  }

  @Test
  void a_spent_day_gives_again_after_the_edge_of_midnight() {
    // Given
    QuotaLimits one = new QuotaLimits(10, 1, 0);
    QuotaLedger spent = lease(QuotaLedger.fresh(NOON), 1, NOON, one).ledger();

    // When
    Lease before = lease(spent, 1, MIDNIGHT.plusSeconds(4), one);
    Lease after = lease(spent, 1, MIDNIGHT.plusSeconds(5), one);

    // Then
    assertThat(before.slots()).isEmpty();
    assertThat(after.slots()).hasSize(1);
  }

  @Test
  void calls_near_midnight_count_on_both_days() {
    // Given
    Instant justBefore = MIDNIGHT.minusSeconds(2);
    QuotaLedger edge = lease(QuotaLedger.fresh(justBefore), 4, justBefore, TEN).ledger();

    // When
    long used = edge.usedOn(MIDNIGHT.plusSeconds(6));

    // Then
    assertThat(edge.used()).isEqualTo(4);
    assertThat(used).isEqualTo(4);
  }

  @Test
  void calls_at_noon_count_on_one_day() {
    // When
    QuotaLedger ledger = lease(QuotaLedger.fresh(NOON), 4, NOON, TEN).ledger();

    // Then
    assertThat(ledger.usedOn(MIDNIGHT.plusSeconds(6))).isZero();
  }

  @Test
  void throttled_leaves_a_pause_of_a_second_and_slows_down() {
    // When
    QuotaLedger slower = QuotaLedger.fresh(NOON).throttled(NOON, NOON, TEN);

    // Then
    assertThat(lease(slower, 1, NOON, TEN).slots()).containsExactly(NOON.plusSeconds(1));
    assertThat(slower.pace().at(NOON, 10)).isEqualTo(9);
  }

  @Test
  void calls_given_out_before_the_last_cut_say_nothing_new_and_the_pause_begins_after_them() {
    // Given
    QuotaLedger ahead = lease(QuotaLedger.fresh(NOON), 16, NOON, TEN).ledger();
    Instant behindTheLast = ahead.nextSlot();

    // When
    QuotaLedger slower = ahead.throttled(NOON, NOON.plusMillis(60), TEN);
    QuotaLedger again = slower.throttled(NOON.plusMillis(1_575), NOON.plusMillis(1_600), TEN);

    // Then
    assertThat(slower.nextSlot()).isEqualTo(behindTheLast.plusSeconds(1));
    assertThat(again).isEqualTo(slower);
  }

  @Test
  void quota_exceeded_parks_until_the_day_has_turned() {
    // When
    Lease lease = lease(QuotaLedger.fresh(NOON).exceeded(NOON), 1, NOON, TEN);

    // Then
    assertThat(lease.slots()).isEmpty();
    assertThat(lease.until()).isBetween(MIDNIGHT.plusSeconds(4), MIDNIGHT.plusSeconds(5));
  }

  @Test
  void quota_exceeded_again_just_after_midnight_waits_for_the_edge_and_no_day_longer() {
    // Given
    Instant after = MIDNIGHT.plusMillis(4_600);

    // When
    QuotaLedger parked = QuotaLedger.fresh(NOON).exceeded(NOON).exceeded(after);

    // Then
    assertThat(parked.parkedUntil()).isBetween(after.plusSeconds(1), after.plusSeconds(6));
  }

  @Test
  void nobody_is_given_a_slot_that_lies_far_ahead() {
    // When
    Lease lease = lease(QuotaLedger.fresh(NOON), 100, NOON, TEN);

    // Then
    assertThat(lease.slots()).hasSize(48).allMatch(slot -> !slot.isAfter(NOON.plusSeconds(5)));
    assertThat(lease.until()).isAfter(NOON.plusSeconds(5));
  }

  @Test
  void a_store_whose_time_was_set_back_waits_seconds_and_not_hours() {
    // Given
    QuotaLedger ahead = lease(QuotaLedger.fresh(NOON), 1, NOON, TEN).ledger();
    Instant setBack = NOON.minus(Duration.ofHours(1));

    // When
    Lease refused = lease(ahead, 1, setBack, TEN);
    Lease given = lease(refused.ledger(), 1, setBack.plusSeconds(5), TEN);

    // Then
    assertThat(refused.slots()).isEmpty();
    assertThat(given.slots()).containsExactly(setBack.plusSeconds(10));
  }

  private static Lease lease(QuotaLedger ledger, int calls, Instant now, QuotaLimits limits) {
    return ledger.lease(new Ask(calls, 0, Duration.ofMillis(50)), now, limits);
  }
}
