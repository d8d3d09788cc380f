package io.fanfare.vendor;

import io.fanfare.quota.Heard;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.smallrye.mutiny.Uni;

/** What the vendor's answers say about calling, told to the gate: whoever calls must tell it. */
public final class QuotaFeedback {
  private QuotaFeedback() {}

  /** Completes when the gate has been told what became of the slot's call; never fails. */
  public static Uni<Void> tell(QuotaGate gate, Slot slot, Verdict verdict) {
    return gate.answered(slot, heard(verdict)).onFailure().recoverWithNull();
  }

  private static Heard heard(Verdict verdict) {
    if (verdict instanceof Verdict.Throttled) {
      return Heard.THROTTLED;
    }
    if (verdict instanceof Verdict.QuotaExceeded) {
      return Heard.EXCEEDED;
    }
    if (verdict instanceof Verdict.Unanswered) {
      return Heard.FAILED;
    }
    if (verdict instanceof Verdict.Unauthorized) {
      return Heard.DENIED;
    }
    return verdict instanceof Verdict.NotSent ? Heard.UNSENT : Heard.WELL;
  }
}
