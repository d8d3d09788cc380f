package io.fanfare.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.quota.MemoryQuota;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.testing.ReadyVendor;
import io.fanfare.testing.VirtualTime;
import io.fanfare.time.SharedClock;
import io.fanfare.vendor.Verdict;
import io.fanfare.vendor.Verdict.NotSent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectCallsTest {
  private static final Verdict MISSED = new NotSent(NotSent.SLOT_MISSED);
  private static final Verdict DONE = new Verdict.Succeeded(204, null, new byte[0]);

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T12:00:00Z"));
  private final QuotaGate gate =
      new QuotaGate(
          new MemoryQuota(time, () -> Duration.ofMillis(1)),
          Mappings.defaults(QuotaSettings.class),
          new SharedClock(time),
          time,
          new Random(1));
  private final DirectCalls calls = new DirectCalls(gate, new ReadyVendor());
  private int made;

  static List<Verdict> verdictsOfWhatDidNotRun() {
    return List.of(
        new Verdict.Throttled(), new Verdict.Unauthorized(), new NotSent("no_connection"));
  }

  static List<Verdict> verdictsOfWhatMayHaveRunOrIsRefused() {
    return List.of(
        new Verdict.Unanswered("timeout"), new Verdict.QueueFull(), new Verdict.QuotaExceeded());
  }

  @ParameterizedTest
  @MethodSource("verdictsOfWhatDidNotRun")
  void shouldMakeACallOnceMoreThatCertainlyDidNotRun(Verdict verdict) {
    // When
    Verdict last = make(verdict, DONE);

    // Then
    assertThat(last).isEqualTo(DONE);
    assertThat(made).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("verdictsOfWhatDidNotRun")
  void shouldGiveUpAfterTheSecondTry(Verdict verdict) {
    // When
    Verdict last = make(verdict, verdict, DONE);

    // Then
    assertThat(last).isEqualTo(verdict);
    assertThat(made).isEqualTo(2);
  }

  @Test
  void shouldTakeTheNextSlotForEachThatWasMissed() {
    // When
    Verdict last = make(MISSED, MISSED, MISSED, MISSED, MISSED, MISSED, MISSED, DONE);

    // Then
    assertThat(last).isEqualTo(DONE);
  }

  @ParameterizedTest
  @MethodSource("verdictsOfWhatMayHaveRunOrIsRefused")
  void shouldNeverRepeatAnythingElse(Verdict verdict) {
    // When
    Verdict last = make(verdict, DONE);

    // Then
    assertThat(last).isEqualTo(verdict);
    assertThat(made).isEqualTo(1);
  }

  private Verdict make(Verdict... verdicts) {
    Deque<Verdict> next = new ArrayDeque<>(List.of(verdicts));
    AtomicReference<Verdict> last = new AtomicReference<>();
    calls
        .verdict(
            Purpose.DIRECT,
            slot -> {
              made++;
              return Uni.createFrom().item(next.removeFirst());
            })
        .subscribe()
        .with(last::set);
    time.runUntil(() -> last.get() != null);
    return last.get();
  }
}
