package io.fanfare.dispatch;

import io.fanfare.activity.Activity;
import io.fanfare.activity.Activity.Effects;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.Transition;
import io.fanfare.operation.Operation;
import io.fanfare.vendor.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What an answer to a submission does to its activity. Pure. */
final class Answers {
  private final DispatchSettings settings;

  Answers(DispatchSettings settings) {
    this.settings = settings;
  }

  /** The step that follows from the verdict; {@code activity} must be submitting. */
  Transition step(Activity activity, Operation operation, Verdict verdict, Instant now) {
    int calls = verdict instanceof Verdict.NotSent ? 0 : 1;
    ActivityState next = next(activity, operation, verdict, now);
    return activity.to(next).with(Effects.calls(calls));
  }

  private ActivityState next(Activity activity, Operation operation, Verdict verdict, Instant now) {
    Submitting submitting = (Submitting) activity.state();
    if (verdict instanceof Verdict.Accepted accepted) {
      return submitting.accepted(accepted.activity(), now);
    }
    if (verdict instanceof Verdict.Succeeded) {
      return submitting.succeeded();
    }
    if (verdict instanceof Verdict.Refused refused) {
      return submitting.rejected(refused.reason());
    }
    if (verdict instanceof Verdict.Unanswered unanswered) {
      return unanswered(activity, operation, submitting.unanswered(unanswered.cause(), now), now);
    }
    return submitting.putBack(now.plus(pause(verdict, now)));
  }

  private ActivityState unanswered(
      Activity activity, Operation operation, Unknown unknown, Instant now) {
    if (operation.asynchronous()) {
      return unknown;
    }
    boolean again = isRepeatable(operation) && activity.attempts() < settings.attempts();
    return again
        ? unknown.provedAbsent(now.plus(settings.putBackPause().multipliedBy(activity.attempts())))
        : unknown.undecidable(now);
  }

  private Duration pause(Verdict verdict, Instant now) {
    if (verdict instanceof Verdict.QueueFull) {
      return settings.queueFullPause();
    }
    if (verdict instanceof Verdict.QuotaExceeded) {
      return Duration.between(now, midnightAfter(now));
    }
    return settings.putBackPause();
  }

  private static boolean isRepeatable(Operation operation) {
    return switch (operation.method()) {
      case "GET", "PUT", "DELETE" -> true;
      default -> false;
    };
  }

  private static Instant midnightAfter(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
