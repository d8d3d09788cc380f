package io.fanfare.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.testing.VirtualTime;
import io.fanfare.time.SharedClock;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaGateTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T12:00:00Z"));
  private final MemoryQuota store = new MemoryQuota(time, () -> Duration.ofMillis(1));
  private final SharedClock clock = new SharedClock(time);
  private final QuotaGate gate =
      new QuotaGate(store, new QuotaRig.Granted(10), clock, time, new Random(1));
  private final List<Slot> given = new ArrayList<>();

  @Test
  void a_lone_demand_gets_its_slot_at_once() {
    // Given
    UniAssertSubscriber<Slot> caller = ask(Demand.of(Purpose.SUBMISSION));

    // When
    time.pass(Duration.ofMillis(5));

    // Then
    caller.assertCompleted();
    assertThat(store.ledger().used()).isEqualTo(1);
  }

  @Test
  void polls_get_two_slots_for_each_of_the_submissions() {
    // Given
    for (int i = 0; i < 30; i++) {
      ask(Demand.of(Purpose.SUBMISSION));
      ask(Demand.of(Purpose.POLL));
    }

    // When
    time.runUntil(() -> given.size() == 30);

    // Then
    assertThat(given).filteredOn(slot -> slot.purpose() == Purpose.POLL).hasSize(20);
  }

  @Test
  void urgent_demands_come_before_others_of_their_purpose() {
    // Given
    ask(Demand.of(Purpose.SUBMISSION));
    ask(Demand.of(Purpose.SUBMISSION));
    UniAssertSubscriber<Slot> urgent = ask(Demand.of(Purpose.SUBMISSION).urgentIf(true));

    // When
    time.runUntil(() -> !given.isEmpty());

    // Then
    urgent.assertCompleted();
  }

  @Test
  void a_store_whose_first_answer_took_long_costs_little_rate() {
    // Given
    Iterator<Integer> millis = List.of(400, 400, 150, 150, 10, 10).iterator();
    MemoryQuota cold =
        new MemoryQuota(time, () -> Duration.ofMillis(millis.hasNext() ? millis.next() : 1));
    QuotaGate fresh = new QuotaGate(cold, new QuotaRig.Granted(10), clock, time, new Random(1));

    // When
    for (int i = 0; i < 30; i++) {
      fresh.pass(Demand.of(Purpose.POLL)).subscribe().with(given::add);
    }
    time.pass(Duration.ofMillis(4_500));

    // Then
    assertThat(cold.ledger().guard().guard()).isLessThan(Duration.ofMillis(250));
    assertThat(given).hasSizeGreaterThan(25);
  }

  @Test
  void a_store_that_is_far_away_costs_no_slots() {
    // Given
    MemoryQuota far = new MemoryQuota(time, () -> Duration.ofMillis(15));
    QuotaGate fast = new QuotaGate(far, new QuotaRig.Granted(1_000), clock, time, new Random(1));

    // When
    for (int i = 0; i < 500; i++) {
      fast.pass(Demand.of(Purpose.POLL)).subscribe().with(given::add);
      time.pass(Duration.ofMillis(5));
    }
    time.pass(Duration.ofSeconds(1));

    // Then
    assertThat(given).hasSize(500);
    assertThat(far.ledger().used()).isLessThan(520);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 120, 200, 400})
  void a_store_that_answers_slowly_delays_calls_and_loses_few_slots(int millis) {
    // Given
    MemoryQuota slow = new MemoryQuota(time, () -> Duration.ofMillis(millis));
    QuotaGate behind = new QuotaGate(slow, new QuotaRig.Granted(10), clock, time, new Random(1));

    // When
    for (int i = 0; i < 10; i++) {
      behind.pass(Demand.of(Purpose.POLL)).subscribe().with(given::add);
      time.pass(Duration.ofSeconds(5));
    }

    // Then
    assertThat(given).hasSize(10);
    assertThat(slow.ledger().used()).isLessThan(16);
  }

  @Test
  void a_demand_that_left_costs_nothing_when_it_had_no_slot_yet() {
    // Given
    for (int i = 0; i < 4; i++) {
      ask(Demand.of(Purpose.POLL)).cancel();
    }
    time.pass(Duration.ofSeconds(1));

    // When
    ask(Demand.of(Purpose.POLL));
    time.pass(Duration.ofSeconds(1));

    // Then
    assertThat(given).hasSize(1);
    assertThat(store.ledger().used()).isEqualTo(2);
  }

  @Test
  void a_store_that_is_away_fails_those_who_wait_and_the_next_tries_again() {
    // Given
    store.isAway(true);
    UniAssertSubscriber<Slot> first = ask(Demand.of(Purpose.POLL));
    time.pass(Duration.ofMillis(10));

    // When
    store.isAway(false);
    UniAssertSubscriber<Slot> second = ask(Demand.of(Purpose.POLL));
    time.pass(Duration.ofMillis(10));

    // Then
    first.assertFailedWith(IllegalStateException.class);
    second.assertCompleted();
  }

  @Test
  void nobody_waits_longer_than_is_told() {
    // Given
    for (int i = 0; i < 80; i++) {
      ask(Demand.of(Purpose.SUBMISSION));
    }
    UniAssertSubscriber<Slot> last = ask(Demand.of(Purpose.SUBMISSION));

    // When
    time.pass(QuotaLedger.AHEAD.plusMillis(1));

    // Then
    last.assertFailedWith(QuotaSpentException.class);
    assertThat(given).hasSizeBetween(46, 48);
  }

  @Test
  void submissions_that_wait_make_a_crowd_for_a_second_longer() {
    // Given
    for (int i = 0; i < 10; i++) {
      ask(Demand.of(Purpose.SUBMISSION));
    }
    boolean atOnce = gate.isCrowded();

    // When
    time.pass(Duration.ofMillis(1_500));
    boolean justAfter = gate.isCrowded();
    time.pass(Duration.ofMillis(1_000));

    // Then
    assertThat(atOnce).isFalse();
    assertThat(justAfter).isTrue();
    assertThat(gate.isCrowded()).isFalse();
  }

  @Test
  void an_outage_stops_all_calls_but_a_few_and_looks_try_first() {
    // Given
    fail(12);
    given.clear();
    ask(Demand.of(Purpose.SUBMISSION));
    UniAssertSubscriber<Slot> look = ask(Demand.of(Purpose.POLL));

    // When
    time.pass(Duration.ofSeconds(3));

    // Then
    look.assertCompleted();
    assertThat(given).hasSize(1);
  }

  @Test
  void a_good_answer_ends_an_outage() {
    // Given
    fail(12);
    given.clear();
    ask(Demand.of(Purpose.POLL));
    ask(Demand.of(Purpose.POLL));
    time.runUntil(() -> given.size() == 1);

    // When
    tell(given.get(0), Heard.WELL);
    time.pass(Duration.ofMillis(300));

    // Then
    assertThat(given).hasSize(2);
  }

  @Test
  void repetitions_wait_for_their_budget_and_block_nobody() {
    // Given
    for (int i = 0; i < 10; i++) {
      ask(Demand.of(Purpose.DIRECT).retryIf(true));
    }
    for (int i = 0; i < 20; i++) {
      ask(Demand.of(Purpose.DIRECT));
    }

    // When
    time.pass(Duration.ofSeconds(4));

    // Then
    assertThat(given).filteredOn(slot -> slot.demand().retry()).hasSize(5);
    assertThat(given).filteredOn(slot -> !slot.demand().retry()).hasSize(20);
  }

  @Test
  void slots_leased_before_a_refusal_are_burnt() {
    // Given
    for (int i = 0; i < 6; i++) {
      ask(Demand.of(Purpose.POLL));
    }
    time.runUntil(() -> given.size() == 2);

    // When
    Instant refusedAt = time.instant();
    tell(given.get(1), Heard.THROTTLED);
    time.runUntil(() -> given.size() == 3);

    // Then
    assertThat(Duration.between(refusedAt, given.get(2).sendAt()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_parked_key_sends_everybody_home_until_the_day_turns() {
    // Given
    ask(Demand.of(Purpose.POLL));
    time.runUntil(() -> given.size() == 1);
    tell(given.get(0), Heard.EXCEEDED);
    time.pass(Duration.ofMillis(5));

    // When
    UniAssertSubscriber<Slot> next = ask(Demand.of(Purpose.DIRECT).urgentIf(true));
    time.pass(Duration.ofMillis(5));

    // Then
    QuotaSpentException spent = (QuotaSpentException) next.getFailure();
    assertThat(spent.until())
        .isBetween(Instant.parse("2026-11-23T00:00:04Z"), Instant.parse("2026-11-23T00:00:05Z"));
  }

  private void fail(int calls) {
    for (int i = 0; i < calls; i++) {
      ask(Demand.of(Purpose.POLL));
    }
    time.runUntil(() -> given.size() == calls);
    given.forEach(slot -> tell(slot, Heard.FAILED));
  }

  private void tell(Slot slot, Heard heard) {
    gate.answered(slot, heard).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  private UniAssertSubscriber<Slot> ask(Demand demand) {
    return gate.pass(demand)
        .invoke(given::add)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }
}
