package io.fanfare.vendor;

import io.fanfare.quota.QuotaGate;
import io.smallrye.mutiny.Uni;

/** What the vendor's answers say about the quota, told to the gate: whoever calls must tell it. */
public final class QuotaFeedback {
  private QuotaFeedback() {}

  /** Completes when the gate has been told; at once for verdicts that say nothing of the quota. */
  public static Uni<Void> tell(QuotaGate gate, Verdict verdict) {
    if (verdict instanceof Verdict.Throttled) {
      return gate.throttled();
    }
    return verdict instanceof Verdict.QuotaExceeded ? gate.exceeded() : Uni.createFrom().voidItem();
  }
}
