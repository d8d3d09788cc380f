package io.fanfare.webhook;

import io.fanfare.partner.PartnerEndpoints;
import io.fanfare.partner.PartnerEndpoints.Billing;
import io.fanfare.quota.Demand;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.fanfare.webhook.HintStore.Reading;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Asks the vendor how one account stands. One claim is one call at most, whatever comes of it:
 * nobody waits for the answer, and whoever made the hint may not be the vendor.
 */
@ApplicationScoped
class AccountReads {
  private final QuotaGate gate;
  private final VendorApi vendor;
  private final PartnerEndpoints endpoints;
  private final Clock clock;

  AccountReads(QuotaGate gate, VendorApi vendor, PartnerEndpoints endpoints, Clock clock) {
    this.gate = gate;
    this.vendor = vendor;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /** Calls that the key may make in a UTC day. */
  long perDay() {
    return gate.limits().perDay();
  }

  /**
   * The vendor's verdict; fails when no token or no slot is to be had. A slot that was missed
   * reached nobody, so the next one is taken.
   */
  Uni<Verdict> read(Reading reading) {
    return vendor
        .ready()
        .chain(() -> gate.pass(Demand.of(Purpose.LOOKUP)))
        .chain(slot -> call(slot, reading).call(verdict -> QuotaFeedback.tell(gate, slot, verdict)))
        .chain(verdict -> verdict.isMissed() ? read(reading) : item(verdict));
  }

  private static Uni<Verdict> item(Verdict verdict) {
    return Uni.createFrom().item(verdict);
  }

  /** How the account stands by such a verdict; empty when it does not say. */
  Optional<Billing> billing(Verdict verdict) {
    return verdict instanceof Verdict.Succeeded answer
        ? endpoints.billing(answer.body())
        : Optional.empty();
  }

  /** A slot may come late; others may have the account by then. */
  private Uni<Verdict> call(Slot slot, Reading reading) {
    return clock.instant().isBefore(reading.until())
        ? endpoints.plan(slot, reading.accountId())
        : item(new Verdict.NotSent("claim_over"));
  }
}
