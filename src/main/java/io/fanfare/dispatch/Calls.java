package io.fanfare.dispatch;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.quota.Demand;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaSpentException;
import io.fanfare.quota.Slot;
import io.fanfare.reconciliation.Reconciliation;
import io.fanfare.tracing.Errand;
import io.fanfare.tracing.Outcome;
import io.fanfare.tracing.Tracing;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Pays for submissions, makes them, and tells the gate and the account's lane what was heard. */
@ApplicationScoped
class Calls {
  /** One more try is nobody's storm: after a crash many are sent again that never left. */
  private static final int FREE_ATTEMPTS = 2;

  private final QuotaGate gate;
  private final VendorApi vendor;
  private final ActivityStore store;
  private final Doors doors;
  private final Reconciliation reconciliation;
  private final DispatchSettings settings;
  private final Tracing tracing;

  Calls(
      QuotaGate gate,
      VendorApi vendor,
      ActivityStore store,
      Doors doors,
      Reconciliation reconciliation,
      DispatchSettings settings,
      Tracing tracing) {
    this.gate = gate;
    this.vendor = vendor;
    this.store = store;
    this.doors = doors;
    this.reconciliation = reconciliation;
    this.settings = settings;
    this.tracing = tracing;
  }

  /** The activity's slot, when its moment has come; fails with {@link QuotaSpentException}. */
  Uni<Slot> slot(Activity activity) {
    Demand demand =
        Demand.of(Purpose.SUBMISSION)
            .urgentIf(activity.work().traits().isUrgent())
            .retryIf(activity.attempts() > FREE_ATTEMPTS);
    return gate.pass(demand)
        .onFailure(spent -> spent instanceof QuotaSpentException && !demand.retry())
        .invoke(spent -> doors.close(activity.work().traits(), until(spent)));
  }

  /** Makes the call, unless its claim ends before its slot does: then nothing leaves. */
  Uni<Verdict> send(Activity activity, CheckedRequest request, Slot slot) {
    Submitting submitting = (Submitting) activity.state();
    if (slot.sendAt().isAfter(submitting.claim().sendBy())) {
      return Uni.createFrom().item(new Verdict.NotSent("claim_expired"));
    }
    return tracing
        .follow(
            errand(activity),
            vendor.send(slot, activity.target().accountId(), request),
            Outcome::of)
        .call(verdict -> QuotaFeedback.tell(gate, slot, verdict))
        .call(verdict -> park(activity, request, verdict));
  }

  private static Errand errand(Activity activity) {
    Map<String, String> facts =
        Map.of(
            "operation", activity.work().operation(),
            "attempt", Integer.toString(activity.attempts()),
            "activity_id", activity.id().toString(),
            "account_id", activity.target().accountId(),
            "job_id", activity.target().jobId().toString());
    return new Errand("submission", List.of(activity.target().jobId()), facts);
  }

  private Uni<Void> park(Activity activity, CheckedRequest request, Verdict verdict) {
    Duration pause = pause(activity, request, verdict);
    return pause.isZero()
        ? Uni.createFrom().voidItem()
        : store.park(activity.target().accountId(), pause).onFailure().recoverWithNull();
  }

  private Duration pause(Activity activity, CheckedRequest request, Verdict verdict) {
    if (verdict instanceof Verdict.QueueFull) {
      return settings.queueFullPause();
    }
    return verdict instanceof Verdict.Unanswered
        ? reconciliation.pauseAfterStray(activity, request.operation())
        : Duration.ZERO;
  }

  private static Instant until(Throwable spent) {
    return ((QuotaSpentException) spent).until();
  }
}
