package io.fanfare.dispatch;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaSpentException;
import io.fanfare.quota.Slot;
import io.fanfare.replica.Replica;
import io.fanfare.vendor.VendorApi;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sends everything that is due: claim a few, wait for a slot each, send, record. Claims follow
 * slots, so that a crash finds few activities claimed and not yet sent, while many may be waiting
 * for their answer.
 */
@ApplicationScoped
public class DispatchDue {
  private final ActivityStore store;
  private final QuotaGate gate;
  private final VendorApi vendor;
  private final Submission submission;
  private final DispatchSettings settings;
  private final ClaimTerms terms;
  private final Clock clock;
  private volatile boolean draining;

  public DispatchDue(
      ActivityStore store,
      QuotaGate gate,
      VendorApi vendor,
      Submission submission,
      DispatchSettings settings,
      Replica replica,
      Clock clock) {
    this.store = store;
    this.gate = gate;
    this.vendor = vendor;
    this.submission = submission;
    this.settings = settings;
    this.terms =
        new ClaimTerms(
            replica.id(),
            settings.sendWithin(),
            settings.claimLease(),
            settings.perAccountInFlight(),
            0);
    this.clock = clock;
  }

  /**
   * Sends until nothing is due; answers how many were sent. One failing item fails no other, and a
   * claim that fails waits for those on the wire: their answers must not be lost.
   */
  public Uni<Long> runOnce() {
    return vendor
        .ready()
        .onItem()
        .transformToMulti(ready -> claimed())
        .onItem()
        .transformToUni(this::sendOne)
        .collectFailures()
        .merge(settings.inFlight())
        .collect()
        .with(Collectors.counting());
  }

  /** Claims nothing more: the process is about to end. What is on the wire is still recorded. */
  public void drain() {
    draining = true;
  }

  private Multi<Ticket> claimed() {
    return Multi.createBy()
        .repeating()
        .uni(this::claim)
        .until(List::isEmpty)
        .onItem()
        .transformToMultiAndConcatenate(this::ticketed);
  }

  private Uni<List<Activity>> claim() {
    return draining
        ? Uni.createFrom().item(List.of())
        : store.claimDue(settings.claimSize(), terms);
  }

  private Multi<Ticket> ticketed(List<Activity> claimed) {
    Iterator<Activity> waiting = claimed.iterator();
    Instant sendBy = clock.instant().plus(settings.sendWithin());
    return gate.pass(Purpose.SUBMISSION, claimed.size())
        .onItem()
        .transform(slot -> new Ticket(waiting.next(), slot, sendBy))
        .onFailure()
        .recoverWithMulti(failure -> putBack(waiting, failure));
  }

  /** Those that got no slot were certainly not sent. */
  private Multi<Ticket> putBack(Iterator<Activity> unsent, Throwable failure) {
    Instant notBefore =
        failure instanceof QuotaSpentException spent ? spent.until() : clock.instant();
    return Multi.createFrom()
        .iterable(() -> unsent)
        .onItem()
        .transform(activity -> activity.to(submitting(activity).putBack(notBefore)))
        .collect()
        .asList()
        .chain(submission::keep)
        .onItem()
        .transformToMulti(kept -> Multi.createFrom().failure(failure));
  }

  private Uni<Void> sendOne(Ticket ticket) {
    return clock.instant().isAfter(ticket.sendBy())
        ? submission.expired(ticket.activity())
        : submission.send(ticket.activity(), ticket.slot());
  }

  private static Submitting submitting(Activity activity) {
    return (Submitting) activity.state();
  }

  /**
   * An activity and the slot that pays for it.
   *
   * @param sendBy the claim's last moment by our own clock, which the store's may differ from
   */
  private record Ticket(Activity activity, Slot slot, Instant sendBy) {}
}
