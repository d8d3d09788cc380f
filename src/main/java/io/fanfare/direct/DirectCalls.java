package io.fanfare.direct;

import io.fanfare.quota.Demand;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.Tries;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Pays for one call, makes it for somebody who waits for its answer, and says what came of it. It
 * runs at most once: only what certainly did not run is made again.
 */
@ApplicationScoped
public class DirectCalls {
  private static final Logger LOG = Logger.getLogger(DirectCalls.class);
  private static final String NO_TOKEN =
      "The vendor gave no token, so a call that somebody waits for was not made; check the partner"
          + " credentials";
  private static final int TRIES = 2;

  private final QuotaGate gate;
  private final VendorApi vendor;

  public DirectCalls(QuotaGate gate, VendorApi vendor) {
    this.gate = gate;
    this.vendor = vendor;
  }

  /**
   * The vendor's answer. Fails with RefusedException when there is none: {@code vendor_busy},
   * {@code quota_exhausted} and {@code vendor_unavailable} say that the call certainly did not run,
   * {@code vendor_unanswered} that it may have.
   */
  public Uni<Answer> make(Purpose purpose, Function<Slot, Uni<Verdict>> call) {
    return verdict(purpose, call).map(Answers::of);
  }

  /**
   * The vendor's verdict on the last try. Fails with RefusedException, {@code vendor_unavailable},
   * when there is no token, and with {@link io.fanfare.quota.QuotaSpentException}.
   *
   * @param call makes it with a slot; subscribed to again only when it certainly did not run
   */
  public Uni<Verdict> verdict(Purpose purpose, Function<Slot, Uni<Verdict>> call) {
    return attempt(purpose, call, Tries.NONE);
  }

  private Uni<Verdict> attempt(Purpose purpose, Function<Slot, Uni<Verdict>> call, Tries tries) {
    Demand demand = Demand.of(purpose).urgentIf(true).retryIf(tries.isRepetition());
    return ready()
        .chain(() -> gate.pass(demand))
        .chain(slot -> call.apply(slot).call(verdict -> QuotaFeedback.tell(gate, slot, verdict)))
        .chain(verdict -> ended(verdict, tries.and(verdict), purpose, call));
  }

  private Uni<Verdict> ended(
      Verdict verdict, Tries tries, Purpose purpose, Function<Slot, Uni<Verdict>> call) {
    return didNotRun(verdict) && !tries.isOver(TRIES)
        ? attempt(purpose, call, tries)
        : Uni.createFrom().item(verdict);
  }

  private static boolean didNotRun(Verdict verdict) {
    return verdict instanceof Verdict.Throttled
        || verdict instanceof Verdict.NotSent
        || verdict instanceof Verdict.Unauthorized;
  }

  private Uni<Void> ready() {
    return vendor
        .ready()
        .onFailure()
        .invoke(failure -> LOG.warn(NO_TOKEN, failure))
        .onFailure()
        .transform(failure -> Answers.unavailable("token"));
  }
}
