package io.fanfare.direct;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.Verdict;
import java.time.Duration;

/** What a verdict is to somebody who waits for an answer. Pure. */
final class Answers {
  private static final int CREATED = 201;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LATER = Duration.ofSeconds(60);

  private Answers() {}

  /** The answer; throws RefusedException where there is none. */
  static Answer of(Verdict verdict) {
    if (verdict instanceof Verdict.Succeeded done) {
      return new Answer.Done(done.status(), done.contentType(), done.body());
    }
    if (verdict instanceof Verdict.Accepted accepted) {
      RemoteActivity activity = accepted.activity();
      return new Answer.Begun(CREATED, activity.remoteId(), activity.rawState());
    }
    if (verdict instanceof Verdict.Refused refused) {
      return new Answer.Refused(refused.status(), refused.errorKeys());
    }
    throw refusal(verdict);
  }

  /** Nothing was sent. */
  static RefusedException unavailable(String cause) {
    return RefusedException.later(
        ProblemCode.VENDOR_UNAVAILABLE, "The call was not sent (" + cause + ").", SOON);
  }

  private static RefusedException refusal(Verdict verdict) {
    if (verdict instanceof Verdict.Throttled) {
      return busy("More calls a second than the key may make; the call did not run.", SOON);
    }
    if (verdict instanceof Verdict.QueueFull) {
      return busy("The account's queue of activities is full; the call did not run.", LATER);
    }
    if (verdict instanceof Verdict.QuotaExceeded) {
      return RefusedException.later(
          ProblemCode.QUOTA_EXHAUSTED, "The key's calls of this UTC day are used up.", LATER);
    }
    if (verdict instanceof Verdict.Unanswered unanswered) {
      return unanswered(unanswered.cause());
    }
    return unavailable(verdict instanceof Verdict.NotSent not ? not.cause() : "unauthorized");
  }

  private static RefusedException busy(String detail, Duration after) {
    return RefusedException.later(ProblemCode.VENDOR_BUSY, detail, after);
  }

  private static RefusedException unanswered(String cause) {
    return unansweredAs(
        "The call was sent and not answered ("
            + cause
            + "): it may have run. Look before repeating it.");
  }

  /** The one case in which nobody knows. */
  static RefusedException unansweredAs(String detail) {
    return RefusedException.of(ProblemCode.VENDOR_UNANSWERED, detail);
  }
}
