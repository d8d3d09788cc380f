package io.fanfare.dispatch;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Transition;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.payload.Requests;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
  private static final Verdict OWNER_LOST = new Verdict.Unanswered("owner_lost");

  private final ActivityStore store;
  private final Requests requests;
  private final DispatchSettings settings;
  private final Clock clock;

  public Sweep(ActivityStore store, Requests requests, DispatchSettings settings, Clock clock) {
    this.store = store;
    this.requests = requests;
    this.settings = settings;
    this.clock = clock;
  }

  /** One pass over all four; answers how many activities it moved. */
  public Uni<Long> runOnce() {
    return Uni.combine()
        .all()
        .unis(
            sets(this::lost, this::lost),
            sets(() -> store.toCancel(SET), each(a -> a.to(planned(a).cancelled()))),
            sets(() -> store.ofClosedAccounts(SET), each(Sweep::closed)),
            sets(() -> store.ambiguousLongerThan(VENDOR_MEMORY, SET), each(Sweep::forgotten)))
        .collectFailures()
        .usingConcurrencyOf(1)
        .with((lost, cancelled, closed, forgotten) -> lost + cancelled + closed + forgotten);
  }

  private Uni<List<Activity>> lost() {
    return store
        .lost(settings.lostAfter(), SET)
        .map(lost -> lost.stream().map(ActivityStore.Lost::activity).toList());
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
    return found -> Uni.createFrom().item(found.stream().map(step).toList());
  }

  private Uni<List<Transition>> lost(List<Activity> found) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(this::lostOne)
        .collect()
        .asList();
  }

  private Uni<Transition> lostOne(Activity activity) {
    return requests
        .open(activity.work().payloadId())
        .map(request -> unanswered(activity, request))
        .onFailure()
        .recoverWithItem(unreadable -> unknown(activity));
  }

  private Transition unanswered(Activity activity, CheckedRequest request) {
    return new Answers(settings).step(activity, request.operation(), OWNER_LOST, clock.instant());
  }

  /** Whether it may be repeated stands in its request, which cannot be read: so it may not. */
  private Transition unknown(Activity activity) {
    Submitting submitting = (Submitting) activity.state();
    return activity.to(submitting.unanswered("owner_lost", clock.instant()));
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
