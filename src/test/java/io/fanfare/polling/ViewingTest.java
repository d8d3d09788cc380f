package io.fanfare.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.testing.Activities;
import io.fanfare.testing.MemoryQuota;
import io.fanfare.testing.ReadyVendor;
import io.fanfare.testing.VirtualTime;
import io.fanfare.tracing.Tracing;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");

  private final VirtualTime time = new VirtualTime(NOW);
  private final QuotaGate gate = MemoryQuota.gate(time);

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new Verdict.NotSent(Verdict.NotSent.SLOT_MISSED), new Sight.Nothing(true)),
        Arguments.of(new Verdict.Throttled(), new Sight.Nothing(true)),
        Arguments.of(new Verdict.NotSent("no_connection"), new Sight.Nothing(false)),
        Arguments.of(new Verdict.Unanswered("timeout"), new Sight.Nothing(false)),
        Arguments.of(new Verdict.Unauthorized(), new Sight.Nothing(false)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void shouldTellAMissedLookFromAFailedOneOfOneActivity(Verdict verdict, Sight sight) {
    assertThat(seen(verdict, 1)).isEqualTo(sight);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void shouldTellAMissedLookFromAFailedOneOfTheWholeAccount(Verdict verdict, Sight sight) {
    assertThat(seen(verdict, 2)).isEqualTo(sight);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldSeeThatTheVendorHidesAnAccount(int activities) {
    assertThat(seen(new Verdict.Refused(Reason.NOT_FOUND, 404, List.of()), activities))
        .isInstanceOf(Sight.Hidden.class);
  }

  private Sight seen(Verdict verdict, int activities) {
    Viewing viewing = new Viewing(new Failing(verdict), gate, time, Tracing.NONE);
    Watched account =
        new Watched("a1", 1, Stream.generate(this::inFlight).limit(activities).toList(), List.of());
    AtomicReference<Sight> sight = new AtomicReference<>();
    viewing.slot().chain(slot -> viewing.look(account, slot)).subscribe().with(sight::set);
    time.runUntil(() -> sight.get() != null);
    return sight.get();
  }

  private Activity inFlight() {
    return Activities.importing(
        new InFlight(UUID.randomUUID().toString(), "processing", 1, NOW, NOW, false));
  }

  /** A vendor who answers every look in the same way. */
  private static final class Failing extends ReadyVendor {
    private final Verdict verdict;

    Failing(Verdict verdict) {
      this.verdict = verdict;
    }

    @Override
    public Uni<Look> activity(Slot slot, String accountId, String remoteId) {
      return Uni.createFrom().item(new Look.Failed(verdict));
    }

    @Override
    public Uni<Look> activities(Slot slot, String accountId, @Nullable String next) {
      return Uni.createFrom().item(new Look.Failed(verdict));
    }
  }
}
