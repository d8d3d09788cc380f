package io.fanfare.tracing;

import io.fanfare.vendor.Look;
import io.fanfare.vendor.Verdict;
import java.util.Map;

/** What an answer of the vendor was, in words that hold nothing of its text. */
public final class Outcome {
  private static final String VERDICT = "verdict";
  private static final String STATUS = "status";
  private static final String CAUSE = "cause";

  private Outcome() {}

  /** The verdict's word, and the status or the cause where it has one. */
  public static Map<String, String> of(Verdict verdict) {
    if (verdict instanceof Verdict.Succeeded succeeded) {
      return Map.of(VERDICT, verdict.word(), STATUS, Integer.toString(succeeded.status()));
    }
    if (verdict instanceof Verdict.Refused refused) {
      return Map.of(VERDICT, verdict.word(), STATUS, Integer.toString(refused.status()));
    }
    if (verdict instanceof Verdict.Unanswered unanswered) {
      return Map.of(VERDICT, verdict.word(), CAUSE, unanswered.cause());
    }
    return verdict instanceof Verdict.NotSent unsent
        ? Map.of(VERDICT, verdict.word(), CAUSE, unsent.cause())
        : Map.of(VERDICT, verdict.word());
  }

  /** {@code read}, or why it was not. */
  public static Map<String, String> of(Look look) {
    return look instanceof Look.Failed failed ? of(failed.verdict()) : Map.of(VERDICT, "read");
  }
}
