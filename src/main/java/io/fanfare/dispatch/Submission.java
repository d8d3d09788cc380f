package io.fanfare.dispatch;

import io.fanfare.activity.Activity;
import io.fanfare.activity.Activity.Effects;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Transition;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.payload.Requests;
import io.fanfare.payload.Vault;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** One claimed activity's way over the wire: open its request, send it, record what came of it. */
@ApplicationScoped
public class Submission {
  private static final Logger LOG = Logger.getLogger(Submission.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LAST_RETRY = Duration.ofSeconds(2);
  private static final String UNRECORDED =
      "What became of %s could not be kept; each becomes unknown when its claim has"
          + " expired. Check the database.";

  private final ActivityStore store;
  private final Requests requests;
  private final VendorApi vendor;
  private final QuotaGate gate;
  private final Vault vault;
  private final DispatchSettings settings;
  private final Clock clock;

  public Submission(
      ActivityStore store,
      Requests requests,
      VendorApi vendor,
      QuotaGate gate,
      Vault vault,
      DispatchSettings settings,
      Clock clock) {
    this.store = store;
    this.requests = requests;
    this.vendor = vendor;
    this.gate = gate;
    this.vault = vault;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sends the activity in its slot. Never fails: what could not be recorded stays submitting until
   * its claim is taken for lost.
   */
  Uni<Void> send(Activity activity, Slot slot) {
    return requests
        .open(activity.work().payloadId())
        .chain(request -> attempt(activity, slot, request))
        .onFailure()
        .recoverWithItem(failure -> unopened(activity, failure))
        .chain(step -> keep(List.of(step)));
  }

  /** The activity waited too long for its slot: it goes back, unsent. */
  Uni<Void> expired(Activity activity) {
    return keep(List.of(activity.to(submitting(activity).putBack(clock.instant()))));
  }

  private Uni<Transition> attempt(Activity activity, Slot slot, CheckedRequest request) {
    return vendor
        .send(slot, activity.target().accountId(), request)
        .call(verdict -> heed(activity, slot, verdict).onFailure().recoverWithNull())
        .map(verdict -> step(activity, request, verdict));
  }

  /** Nothing was sent, since the vendor's failures are verdicts. */
  private Transition unopened(Activity activity, Throwable failure) {
    LOG.errorf(failure, "The request of activity %s cannot be read; it waits", activity.id());
    Instant notBefore = clock.instant().plus(settings.queueFullPause());
    return activity.to(submitting(activity).putBack(notBefore));
  }

  /** Tries until the claim is lost: an answer that is not kept makes its activity unknown. */
  Uni<Void> keep(List<Transition> steps) {
    return store
        .record(steps)
        .onFailure()
        .retry()
        .withBackOff(FIRST_RETRY, LAST_RETRY)
        .expireIn(settings.claimLease().toMillis())
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, UNRECORDED, ids(steps)))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static List<UUID> ids(List<Transition> steps) {
    return steps.stream().map(step -> step.from().id()).toList();
  }

  private static Submitting submitting(Activity activity) {
    return (Submitting) activity.state();
  }

  private Transition step(Activity activity, CheckedRequest request, Verdict verdict) {
    Transition step =
        new Answers(settings).step(activity, request.operation(), verdict, clock.instant());
    if (activity.work().keepResult() && verdict instanceof Verdict.Succeeded succeeded) {
      return step.with(
          Effects.calls(1).withResult(vault.seal(activity.id().toString(), succeeded.body())));
    }
    return step;
  }

  private Uni<Void> heed(Activity activity, Slot slot, Verdict verdict) {
    return verdict instanceof Verdict.QueueFull
        ? store.park(activity.target().accountId(), settings.queueFullPause())
        : QuotaFeedback.tell(gate, slot, verdict);
  }
}
