package io.fanfare.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.quota.MemoryQuota;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.testing.ReadyVendor;
import io.fanfare.testing.VirtualTime;
import io.fanfare.time.SharedClock;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one claim costs and leads to, whatever the vendor answers. */
class RereadDueTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(3);

  private final VirtualTime time = new VirtualTime(START);
  private final SharedClock clock = new SharedClock(time);
  private final Hints hints = new Hints();
  private final FixedPlans plans = new FixedPlans();
  private final List<String> billed = new ArrayList<>();
  private int passes;

  static List<Verdict> withoutAnAnswer() {
    return List.of(
        new Verdict.Throttled(),
        new Verdict.QuotaExceeded(),
        new Verdict.Unauthorized(),
        new Verdict.NotSent("no_connection"),
        new Verdict.Unanswered("timeout"));
  }

  static List<Verdict> withoutABilling() {
    return List.of(
        new Verdict.Refused(Reason.NOT_FOUND, 404, List.of()),
        new Verdict.Refused(Reason.FORBIDDEN, 403, List.of()),
        answer("{}"));
  }

  @Test
  void shouldNoteTheBillingThatTheVendorTells() {
    // Given
    hints.due("a", true, START.plus(LEASE));
    plans.next = answer("Canceled");

    // When
    run();

    // Then
    assertThat(billed).containsExactly("a Canceled true");
    assertThat(hints.told).containsExactly("read a PT1M");
    assertThat(plans.calls).containsExactly("a");
    assertThat(passes).isZero();
  }

  @Test
  void shouldBelieveTheVendorsApiAndNotTheHint() {
    // Given
    hints.due("a", true, START.plus(LEASE));
    plans.next = answer("Open");

    // When
    run();

    // Then
    assertThat(billed).containsExactly("a Open false");
  }

  @ParameterizedTest
  @MethodSource("withoutAnAnswer")
  void shouldMakeOneCallAndComeBackAfterThePause(Verdict verdict) {
    // Given
    hints.due("a", true, START.plus(LEASE));
    plans.next = verdict;

    // When
    run();

    // Then
    assertThat(plans.calls).hasSize(1);
    assertThat(hints.told).containsExactly("later a PT1M");
    assertThat(billed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("withoutABilling")
  void shouldLeaveToTheListWhatTheVendorWillNotTell(Verdict verdict) {
    // Given
    hints.due("a", true, START.plus(LEASE));
    hints.due("b", false, START.plus(LEASE));
    plans.next = verdict;

    // When
    run();

    // Then
    assertThat(billed).isEmpty();
    assertThat(passes).as("once, however many ask for it").isEqualTo(1);
    assertThat(hints.told).contains("read a PT1M", "read b PT1M", "pass PT30M");
  }

  @Test
  void shouldTakeTheNextSlotForOneThatWasMissed() {
    // Given
    hints.due("a", true, START.plus(LEASE));
    plans.next = answer("Canceled");
    plans.missed = 5;

    // When
    run();

    // Then
    assertThat(plans.calls).hasSize(1);
    assertThat(hints.told).containsExactly("read a PT1M");
  }

  @Test
  void shouldNotCallForAClaimThatIsOver() {
    // Given
    hints.due("a", true, START);

    // When
    run();

    // Then
    assertThat(plans.calls).isEmpty();
    assertThat(hints.told).containsExactly("later a PT1M");
  }

  @Test
  void shouldTakeNoMoreThanItsShareOfTheDay() {
    // When
    run();

    // Then: a new key has 10,000 calls a day
    assertThat(hints.perDay).isEqualTo(200);
  }

  private void run() {
    QuotaGate gate =
        new QuotaGate(
            new MemoryQuota(time, () -> Duration.ofMillis(1)),
            Mappings.defaults(QuotaSettings.class),
            clock,
            time,
            new Random(1));
    RereadDue due =
        new RereadDue(
            hints,
            new AccountReads(gate, new ReadyVendor(), plans, clock),
            (account, status, closed, read) -> {
              billed.add(account + " " + status + " " + closed);
              return Uni.createFrom().voidItem();
            },
            () -> Uni.createFrom().item(() -> (long) ++passes),
            Mappings.defaults(WebhookSettings.class));
    AtomicBoolean over = new AtomicBoolean();
    due.runOnce().onTermination().invoke(() -> over.set(true)).subscribe().with(done -> {});
    time.runUntil(over::get);
  }

  private static Verdict answer(String status) {
    return new Verdict.Succeeded(200, "application/json", status.getBytes(UTF_8));
  }

  /** Hands out what is due once, and remembers what was told of it. */
  private static final class Hints implements HintStore {
    private final List<Reading> due = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private long perDay;
    private boolean passed;

    void due(String account, boolean closing, Instant until) {
      due.add(new Reading(account, closing, UUID.randomUUID(), until));
    }

    @Override
    public Uni<Boolean> hinted(Hint hint) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<Reading>> claim(int limit, long most, Duration lease) {
      return Uni.createFrom()
          .item(
              () -> {
                perDay = most;
                List<Reading> claimed = List.copyOf(due);
                due.clear();
                return claimed;
              });
    }

    @Override
    public Uni<Void> read(Reading reading, Duration pause) {
      return tell("read " + reading.accountId() + " " + pause);
    }

    @Override
    public Uni<Void> later(Reading reading, Duration pause) {
      return tell("later " + reading.accountId() + " " + pause);
    }

    @Override
    public Uni<Boolean> mayPass(Duration pause) {
      boolean first = !passed;
      passed = true;
      return tell("pass " + pause).replaceWith(first);
    }

    private Uni<Void> tell(String what) {
      told.add(what);
      return Uni.createFrom().voidItem();
    }
  }
}
