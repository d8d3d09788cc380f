package io.fanfare.direct;

import io.fanfare.naming.Problem;
import io.fanfare.naming.References;
import io.fanfare.naming.Resolution;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.reference.ClashException;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.Verdict;
import java.time.Duration;

/** What a verdict is to somebody who waits for an answer. Pure. */
public final class Answers {
  private static final int CREATED = 201;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LATER = Duration.ofSeconds(60);

  private Answers() {}

  /** The answer; throws RefusedException where there is none. */
  public static Answer of(Verdict verdict) {
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

  /** The request with the account's own ids; throws RefusedException when there are none. */
  static CheckedRequest addressed(CheckedRequest request, Resolution resolution) {
    if (resolution instanceof Resolution.Resolved resolved) {
      return substituted(request, resolved);
    }
    if (resolution instanceof Resolution.Unresolved unresolved) {
      throw unresolved(unresolved.problems().get(0));
    }
    throw busy("A name in the request is being looked up; the call did not run.", SOON);
  }

  private static CheckedRequest substituted(CheckedRequest request, Resolution.Resolved resolved) {
    try {
      return References.substituted(request, resolved.matches());
    } catch (ClashException e) {
      throw RefusedException.of(ProblemCode.NAME_AMBIGUOUS, "Two columns are the same field.");
    }
  }

  private static RefusedException unresolved(Problem problem) {
    return switch (problem.reason()) {
      case NAME_NOT_FOUND ->
          RefusedException.of(
              ProblemCode.NAME_NOT_FOUND,
              "The account has no " + word(problem) + " of a name in the request.");
      case NAME_AMBIGUOUS ->
          RefusedException.of(
              ProblemCode.NAME_AMBIGUOUS,
              "The account has more than one " + word(problem) + " of a name in the request.");
      default ->
          RefusedException.of(
              ProblemCode.VENDOR_REFUSED,
              "The vendor refused to list names (" + problem.reason().word() + ").");
    };
  }

  private static String word(Problem problem) {
    return problem.reference().kind().word().replace('_', ' ');
  }

  /** Nothing was sent. */
  public static RefusedException unavailable(String cause) {
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
