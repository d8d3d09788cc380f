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
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Pays for submissions, makes them, and tells the gate and the account's lane what was heard. */
@ApplicationScoped
class Calls {
  private final QuotaGate gate;
  private final VendorApi vendor;
  private final ActivityStore store;
  private final Doors doors;
  private final DispatchSettings settings;

  Calls(
      QuotaGate gate,
      VendorApi vendor,
      ActivityStore store,
      Doors doors,
      DispatchSettings settings) {
    this.gate = gate;
    this.vendor = vendor;
    this.store = store;
    this.doors = doors;
    this.settings = settings;
  }

  /** The activity's slot, when its moment has come; fails with {@link QuotaSpentException}. */
  Uni<Slot> slot(Activity activity) {
    Demand demand =
        Demand.of(Purpose.SUBMISSION)
            .urgentIf(activity.work().traits().isUrgent())
            .retryIf(activity.attempts() > 1);
    return gate.pass(demand)
        .onFailure(QuotaSpentException.class)
        .invoke(spent -> doors.close(activity.work().traits(), until(spent)));
  }

  /** Makes the call, unless its claim ends before its slot does: then nothing leaves. */
  Uni<Verdict> send(Activity activity, CheckedRequest request, Slot slot) {
    Submitting submitting = (Submitting) activity.state();
    if (slot.sendAt().isAfter(submitting.claim().sendBy())) {
      return Uni.createFrom().item(new Verdict.NotSent("claim_expired"));
    }
    return vendor
        .send(slot, activity.target().accountId(), request)
        .call(verdict -> QuotaFeedback.tell(gate, slot, verdict))
        .call(verdict -> park(activity, verdict));
  }

  private Uni<Void> park(Activity activity, Verdict verdict) {
    return verdict instanceof Verdict.QueueFull
        ? store
            .park(activity.target().accountId(), settings.queueFullPause())
            .onFailure()
            .recoverWithNull()
        : Uni.createFrom().voidItem();
  }

  private static Instant until(Throwable spent) {
    return ((QuotaSpentException) spent).until();
  }
}
