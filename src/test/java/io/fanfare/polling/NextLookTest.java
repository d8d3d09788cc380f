package io.fanfare.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.activity.LookTimes;
import io.fanfare.prediction.Durations;
import io.fanfare.prediction.Looks;
import io.fanfare.prediction.PredictionSettings;
import io.fanfare.reconciliation.Reconciliation;
import io.fanfare.reconciliation.ReconciliationSettings;
import io.fanfare.testing.Activities;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextLookTest {
  private static final Instant SENT = Instant.parse("2026-11-22T14:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(1);

  private final PredictionSettings prediction = Mappings.defaults(PredictionSettings.class);
  private final PollingSettings settings = Mappings.defaults(PollingSettings.class);
  private final NextLook next =
      new NextLook(
          new Looks(new Durations(prediction), prediction),
          new Reconciliation(Mappings.defaults(ReconciliationSettings.class)),
          settings,
          new Random(1));

  @ParameterizedTest
  @ValueSource(ints = {0, 34})
  void shouldLookForWhatHadNoAnswerWhenThatCanProveSomething(int after) {
    // When
    LookTimes times = next.after(unanswered(), List.of(), SENT.plusSeconds(after));

    // Then
    assertThat(times).isEqualTo(LookTimes.at(Duration.ofSeconds(35L - after)));
  }

  /** Else it would be looked at without a pause for as long as the vendor does not count. */
  @Test
  @Timeout(10)
  void shouldWaitForRowsToBeCountedAsIfTheyWereAppliedAlready() {
    // When
    LookTimes times = next.after(unanswered(), List.of(), SENT.plusSeconds(35));

    // Then
    assertThat(times.soon()).isGreaterThan(SOON);
    assertThat(times.late()).isLessThanOrEqualTo(prediction.longestPause());
  }

  @Test
  void shouldLookSoonAgainWhenOnlyTheSlotWasMissed() {
    for (int i = 0; i < 100; i++) {
      // When
      LookTimes times = next.after(new Sight.Nothing(true));

      // Then
      assertThat(times.late()).isPositive().isLessThanOrEqualTo(SOON);
    }
  }

  @Test
  void shouldLeaveAnAccountAloneForAWhileWhenItsLookFailed() {
    for (int i = 0; i < 100; i++) {
      // When
      LookTimes times = next.after(new Sight.Nothing(false));

      // Then
      assertThat(times.late()).isBetween(settings.retryPause().dividedBy(4), settings.retryPause());
    }
  }

  private static Watched unanswered() {
    Activity activity = Activities.importing(new Unknown(SENT, SENT, "timeout", null, SENT));
    return new Watched("a1", 1, List.of(), List.of(activity));
  }
}
