package io.fanfare.partner;

import io.fanfare.direct.Answer;
import io.fanfare.direct.Answers;
import io.fanfare.quota.Demand;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Pays for one call to a partner endpoint, makes it once, and waits for the answer. */
@ApplicationScoped
class PartnerCalls {
  private static final Logger LOG = Logger.getLogger(PartnerCalls.class);
  private static final String NO_TOKEN =
      "The vendor gave no token, so a partner request was not sent; check the partner credentials";

  private final QuotaGate gate;
  private final VendorApi vendor;

  PartnerCalls(QuotaGate gate, VendorApi vendor) {
    this.gate = gate;
    this.vendor = vendor;
  }

  /**
   * The vendor's answer. Fails with RefusedException when there is none: {@code vendor_busy},
   * {@code quota_exhausted} and {@code vendor_unavailable} say that the call certainly did not run,
   * {@code vendor_unanswered} that it may have.
   */
  Uni<Answer> make(Purpose purpose, Function<Slot, Uni<Verdict>> call) {
    return verdict(purpose, call).map(Answers::of);
  }

  /** The same before it is read as an answer. */
  Uni<Verdict> verdict(Purpose purpose, Function<Slot, Uni<Verdict>> call) {
    return ready()
        .chain(() -> gate.pass(Demand.of(purpose).urgentIf(true)))
        .chain(slot -> call.apply(slot).call(verdict -> QuotaFeedback.tell(gate, slot, verdict)));
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
