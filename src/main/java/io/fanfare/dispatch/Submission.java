package io.fanfare.dispatch;

import io.fanfare.activity.Activity;
import io.fanfare.activity.Activity.Effects;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Recorder;
import io.fanfare.activity.Transition;
import io.fanfare.operation.reference.ClashException;
import io.fanfare.quota.QuotaSpentException;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** One claimed activity's way over the wire: open its request, send it, record what came of it. */
@ApplicationScoped
public class Submission {
  private static final Logger LOG = Logger.getLogger(Submission.class);
  private static final String UNRECORDED =
      "What became of activity %s could not be kept; it becomes unknown when its claim has"
          + " expired. Check the database.";
  private static final String UNOPENED =
      "The request of activity %s cannot be read; it waits. Check the payload keys.";

  private final ActivityStore store;
  private final Recorder recorder;
  private final Addressing requests;
  private final Calls calls;
  private final Answers answers;
  private final DispatchSettings settings;
  private final Clock clock;

  Submission(
      ActivityStore store,
      Recorder recorder,
      Addressing requests,
      Calls calls,
      Answers answers,
      DispatchSettings settings,
      Clock clock) {
    this.store = store;
    this.recorder = recorder;
    this.requests = requests;
    this.calls = calls;
    this.answers = answers;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Completes when the activity's slot has come, with the sending of it; when it gets none, with
   * putting it back. Neither fails: what could not be recorded stays submitting until its claim is
   * taken for lost.
   */
  Uni<Uni<Void>> slotted(Activity activity) {
    return requests
        .open(activity)
        .onFailure(Submission::isUnreadable)
        .invoke(failure -> LOG.errorf(failure, UNOPENED, activity.id()))
        .chain(request -> slotted(activity, request))
        .onFailure(ClashException.class)
        .recoverWithItem(clash -> reject(activity, Reason.NAME_AMBIGUOUS))
        .onFailure(NotPermittedException.class)
        .recoverWithItem(outside -> reject(activity, Reason.NOT_PERMITTED))
        .onFailure()
        .recoverWithItem(failure -> putBack(activity, failure));
  }

  private static boolean isUnreadable(Throwable failure) {
    return !(failure instanceof UnaddressedException
        || failure instanceof ClashException
        || failure instanceof NotPermittedException);
  }

  private Uni<Uni<Void>> slotted(Activity activity, Addressed request) {
    return calls.slot(activity).map(slot -> send(activity, request, slot));
  }

  private Uni<Void> send(Activity activity, Addressed request, Slot slot) {
    return calls
        .send(activity, request.request(), slot)
        .chain(verdict -> heard(activity, request, verdict))
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, UNRECORDED, activity.id()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> heard(Activity activity, Addressed request, Verdict verdict) {
    return requests
        .isOutdated(activity, request, verdict)
        .onFailure()
        .recoverWithItem(false)
        .map(
            outdated ->
                outdated
                    ? activity
                        .to(((Submitting) activity.state()).putBack(clock.instant()))
                        .with(Effects.calls(1))
                    : answers.step(activity, request.request(), verdict, clock.instant()))
        .chain(step -> keep(activity, step));
  }

  private Uni<Void> keep(Activity activity, Transition step) {
    return recorder
        .record(step)
        .chain(kept -> kept ? Uni.createFrom().voidItem() : tooLate(activity, step));
  }

  /**
   * We were taken for dead while the answer was on its way: what it says is still true of an
   * activity that is unknown because of us, and spares it the search.
   */
  private Uni<Void> tooLate(Activity activity, Transition step) {
    return store
        .unended(activity.id())
        .chain(
            now ->
                now.attempts() == activity.attempts() && now.state() instanceof Unknown unknown
                    ? recorder.record(answers.late(now, unknown, step)).replaceWithVoid()
                    : Uni.createFrom().voidItem())
        .onFailure()
        .recoverWithNull();
  }

  /** Nothing was sent: its names cannot stand side by side there, or its job may not reach it. */
  private Uni<Void> reject(Activity activity, Reason reason) {
    Submitting submitting = (Submitting) activity.state();
    return record(activity, submitting.rejected(reason));
  }

  private Uni<Void> putBack(Activity activity, Throwable failure) {
    return record(activity, ((Submitting) activity.state()).putBack(notBefore(failure)));
  }

  /** What waits for a name is claimed no sooner than that is known. */
  private Instant notBefore(Throwable failure) {
    if (failure instanceof UnaddressedException) {
      return clock.instant();
    }
    return failure instanceof QuotaSpentException spent
        ? spent.until()
        : clock.instant().plus(settings.putBackPause());
  }

  private Uni<Void> record(Activity activity, ActivityState next) {
    return recorder
        .record(activity.to(next))
        .onFailure()
        .invoke(unkept -> LOG.errorf(unkept, UNRECORDED, activity.id()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
