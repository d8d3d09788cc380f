package io.fanfare.polling;

import static io.fanfare.time.Times.shorter;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.activity.LookTimes;
import io.fanfare.activity.Transition;
import io.fanfare.prediction.Kind;
import io.fanfare.prediction.Looks;
import io.fanfare.prediction.Waiting;
import io.fanfare.reconciliation.Reconciliation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When to look at an account again, after a look. */
@ApplicationScoped
class NextLook {
  /** Drawn, so that looks that were missed together do not come together. */
  private static final int MISSED_AGAIN_MILLIS = 1_000;

  private final Looks looks;
  private final Reconciliation reconciliation;
  private final PollingSettings settings;
  private final RandomGenerator random;

  NextLook(
      Looks looks,
      Reconciliation reconciliation,
      PollingSettings settings,
      RandomGenerator random) {
    this.looks = looks;
    this.reconciliation = reconciliation;
    this.settings = settings;
    this.random = random;
  }

  /** After a look that brought the given steps, none being a fact as well. */
  LookTimes after(Watched account, List<Transition> steps, Instant now) {
    List<Activity> before =
        Stream.of(account.inFlight(), account.unknown()).flatMap(List::stream).toList();
    Map<UUID, ActivityState> moved =
        steps.stream().collect(Collectors.toMap(step -> step.from().id(), Transition::to));
    Function<Activity, ActivityState> state =
        activity -> moved.getOrDefault(activity.id(), activity.state());
    LookTimes times =
        looks.next(before.stream().flatMap(a -> waiting(a, state.apply(a), now)).toList());
    return before.stream()
        .map(state)
        .filter(Unknown.class::isInstance)
        .map(unknown -> reconciliation.untilProof((Unknown) unknown, now))
        .filter(proof -> !proof.isZero())
        .reduce(times, NextLook::noLater, (one, other) -> one);
  }

  /** After one that brought nothing: soon when only it was missed, with a slot of its own again. */
  LookTimes after(Sight.Nothing nothing) {
    return nothing.missed()
        ? LookTimes.at(Duration.ofMillis(1 + random.nextInt(MISSED_AGAIN_MILLIS)))
        : afterFailure();
  }

  /** After one that failed: drawn, so that accounts that failed together do not come together. */
  LookTimes afterFailure() {
    long most = settings.retryPause().toMillis();
    return LookTimes.at(Duration.ofMillis(most / 4 + (long) (most * 0.75 * random.nextDouble())));
  }

  private static LookTimes noLater(LookTimes times, Duration proof) {
    return new LookTimes(shorter(times.late(), proof), shorter(times.soon(), proof));
  }

  private Stream<Waiting> waiting(Activity activity, ActivityState state, Instant now) {
    return since(state, now)
        .map(since -> Duration.between(since, now))
        .map(age -> new Waiting(Kind.of(activity), age.isNegative() ? Duration.ZERO : age))
        .stream();
  }

  /**
   * Since when it runs; empty when it does not. One without an answer that this look could have
   * told, and did not, waits until the vendor has counted its rows: as if it ran.
   */
  private Optional<Instant> since(ActivityState state, Instant now) {
    if (state instanceof InFlight inFlight) {
      return Optional.of(inFlight.acceptedAt());
    }
    return state instanceof Unknown unknown && reconciliation.untilProof(unknown, now).isZero()
        ? Optional.of(unknown.sentUntil())
        : Optional.empty();
  }
}
