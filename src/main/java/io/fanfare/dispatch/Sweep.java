package io.fanfare.dispatch;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.Lost;
import io.fanfare.activity.Aftermath;
import io.fanfare.activity.Transition;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.payload.Requests;
import io.fanfare.vendor.Reason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Moves on what will not move by itself: claims whose owner vanished, planned activities of
 * cancelled jobs and of closed accounts, and ambiguous ones that the vendor has forgotten.
 */
@ApplicationScoped
public class Sweep {
  /** The vendor keeps an activity's status for ten days (its guide on activity status). */
  private static final Duration VENDOR_MEMORY = Duration.ofDays(10);

  private static final int SET = 500;
  private final ActivityStore store;
  private final Requests requests;
  private final Answers answers;
  private final Aftermath aftermath;
  private final DispatchSettings settings;
  private final Clock clock;

  Sweep(
      ActivityStore store,
      Requests requests,
      Answers answers,
      Aftermath aftermath,
      DispatchSettings settings,
      Clock clock) {
    this.store = store;
    this.requests = requests;
    this.answers = answers;
    this.aftermath = aftermath;
    this.settings = settings;
    this.clock = clock;
  }

  /** One pass over all four; answers how many activities it moved. */
  public Uni<Long> runOnce() {
    return Uni.combine()
        .all()
        .unis(
            lost(),
            sets(() -> store.toCancel(SET), each(a -> a.to(planned(a).cancelled()))),
            sets(() -> store.ofClosedAccounts(SET), each(Sweep::closed)),
            sets(() -> store.ambiguousLongerThan(VENDOR_MEMORY, SET), each(Sweep::forgotten)))
        .collectFailures()
        .usingConcurrencyOf(1)
        .with((lost, cancelled, closed, forgotten) -> lost + cancelled + closed + forgotten);
  }

  private Uni<Long> sets(
      Supplier<Uni<List<Activity>>> find, Function<List<Activity>, Uni<List<Transition>>> step) {
    return Multi.createBy()
        .repeating()
        .uni(() -> find.get().chain(step::apply).chain(store::record))
        .until(List::isEmpty)
        .collect()
        .with(Collectors.summingLong(List::size));
  }

  private Function<List<Activity>, Uni<List<Transition>>> each(
      Function<Activity, Transition> step) {
    return found -> aftermath.of(found.stream().map(step).toList(), List.of());
  }

  private Uni<Long> lost() {
    return Multi.createBy()
        .repeating()
        .uni(() -> store.lost(settings.lostAfter(), SET).chain(this::allAbandoned))
        .until(List::isEmpty)
        .collect()
        .with(Collectors.summingLong(List::size));
  }

  private Uni<List<Transition>> allAbandoned(List<Lost> found) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(this::abandoned)
        .collect()
        .asList()
        .map(steps -> steps.stream().flatMap(Optional::stream).toList())
        .chain(steps -> store.record(steps));
  }

  /** Where only the pause could not be kept, all are left for the next pass. */
  private Uni<Optional<Transition>> abandoned(Lost lost) {
    Activity activity = lost.activity();
    return requests
        .open(activity.work().payloadId())
        .map(Optional::of)
        .onFailure()
        .recoverWithItem(unreadable -> Optional.empty())
        .chain(
            request ->
                request.isPresent()
                    ? abandoned(lost, request.get()).map(Optional::of)
                    : Uni.createFrom()
                        .item(answers.lostUnread(activity, lost.lastSeen(), clock.instant())));
  }

  private Uni<Transition> abandoned(Lost lost, CheckedRequest request) {
    return park(lost.activity(), request)
        .map(
            parked ->
                answers.lost(
                    lost.activity(), request.operation(), lost.lastSeen(), clock.instant()));
  }

  private Uni<Void> park(Activity activity, CheckedRequest request) {
    Duration pause = answers.pauseAfterStray(activity, request.operation(), clock.instant());
    return pause.isZero()
        ? Uni.createFrom().voidItem()
        : store.park(activity.target().accountId(), pause);
  }

  private static Transition closed(Activity activity) {
    return activity.to(planned(activity).rejected(Reason.ACCOUNT_CLOSED));
  }

  private static Transition forgotten(Activity activity) {
    return activity.to(((Ambiguous) activity.state()).forgotten());
  }

  private static Planned planned(Activity activity) {
    return (Planned) activity.state();
  }
}
