package io.fanfare.dispatch;

import static io.fanfare.time.Times.later;

import io.fanfare.activity.Activity;
import io.fanfare.activity.Activity.Effects;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.LookTimes;
import io.fanfare.activity.OnUnknown;
import io.fanfare.activity.Transition;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Operation;
import io.fanfare.operation.RequestRules;
import io.fanfare.payload.Vault;
import io.fanfare.prediction.Kind;
import io.fanfare.prediction.Looks;
import io.fanfare.reconciliation.Reconciliation;
import io.fanfare.vendor.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an answer to a submission, or the lack of one, does to its activity. Pure but for sealing.
 */
@ApplicationScoped
class Answers {

  /** A store that is away is back sooner, as a rule. */
  private static final Duration READABLE_AGAIN = Duration.ofMinutes(10);

  private final DispatchSettings settings;
  private final Looks looks;
  private final Reconciliation reconciliation;
  private final Vault vault;

  Answers(DispatchSettings settings, Looks looks, Reconciliation reconciliation, Vault vault) {
    this.settings = settings;
    this.looks = looks;
    this.reconciliation = reconciliation;
    this.vault = vault;
  }

  /** The step that follows from the verdict; {@code activity} must be submitting. */
  Transition step(Activity activity, CheckedRequest request, Verdict verdict, Instant now) {
    ActivityState next = next(activity, request.operation(), verdict, now);
    Transition step = to(activity, next, verdict, now);
    boolean keeps = activity.work().keepResult() && verdict instanceof Verdict.Succeeded;
    return keeps ? step.with(kept(activity, (Verdict.Succeeded) verdict)) : step;
  }

  /**
   * The step that an answer means which came after its sender had been taken for dead.
   *
   * @param activity as it is now, unknown
   * @param step what the answer meant to the activity as it was sent
   */
  Transition late(Activity activity, Unknown unknown, Transition step) {
    ActivityState next = step.to() instanceof Unknown ? unknown : step.to();
    return activity.to(next).with(step.effects());
  }

  private Effects kept(Activity activity, Verdict.Succeeded succeeded) {
    return Effects.calls(1).withResult(vault.seal(activity.id().toString(), succeeded.body()));
  }

  /**
   * The step of one whose owner vanished.
   *
   * @param lastSeen the owner's last sign of life
   */
  Transition lost(Activity activity, Operation operation, Instant lastSeen, Instant now) {
    return abandoned(
        activity, lastSeen, now, unknown -> decided(activity, operation, unknown, now));
  }

  /**
   * How long nothing may be sent for the account of one whose owner vanished, zero when at once: it
   * may have left until its claim's time is over, and left a stray.
   */
  Duration pauseAfterStray(Activity activity, Operation operation, Instant now) {
    Duration pause = reconciliation.pauseAfterStray(activity, operation);
    Instant over = later(submitting(activity).claim().sendBy(), now);
    return pause.isZero() ? pause : pause.plus(Duration.between(now, over));
  }

  /**
   * The same of one whose request cannot be read. What it leaves at the vendor is looked for; where
   * it may have left nothing, only the request says whether it may be repeated, so there is no step
   * until it has been unreadable for long, and then a person decides.
   */
  Optional<Transition> lostUnread(Activity activity, Instant lastSeen, Instant now) {
    boolean isHeld = activity.work().traits().onUnknown() == OnUnknown.HOLD;
    if (!isHeld && !activity.work().operation().equals(RequestRules.API_REQUEST)) {
      return Optional.of(abandoned(activity, lastSeen, now, unknown -> unknown));
    }
    boolean isLong = now.isAfter(submitting(activity).claim().lostNotBefore().plus(READABLE_AGAIN));
    return isHeld || isLong
        ? Optional.of(abandoned(activity, lastSeen, now, unknown -> unknown.undecidable(now)))
        : Optional.empty();
  }

  private Transition abandoned(
      Activity activity, Instant lastSeen, Instant now, Function<Unknown, ActivityState> next) {
    Unknown unknown = submitting(activity).abandoned(reconciliation.resendNotBefore(lastSeen));
    return to(activity, next.apply(unknown), new Verdict.Unanswered(ActivityState.OWNER_LOST), now);
  }

  private Transition to(Activity activity, ActivityState next, Verdict verdict, Instant now) {
    Effects effects = Effects.calls(verdict instanceof Verdict.NotSent ? 0 : 1);
    if (next instanceof InFlight) {
      return activity.to(next).with(effects.withLook(looks.first(Kind.of(activity))));
    }
    return next instanceof Unknown unknown
        ? activity
            .to(next)
            .with(effects.withLook(LookTimes.at(reconciliation.untilProof(unknown, now))))
        : activity.to(next).with(effects);
  }

  private ActivityState next(Activity activity, Operation operation, Verdict verdict, Instant now) {
    Submitting submitting = submitting(activity);
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
      return decided(activity, operation, submitting.unanswered(unanswered.cause(), now), now);
    }
    return submitting.putBack(now.plus(pause(verdict, now)));
  }

  private ActivityState decided(
      Activity activity, Operation operation, Unknown unknown, Instant now) {
    if (!operation.asynchronous() && isRepeatable(operation)) {
      return activity.attempts() < settings.attempts()
          ? again(activity, unknown, now)
          : unknown.undecidable(now);
    }
    return switch (activity.work().traits().onUnknown()) {
      case RESEND -> again(activity, unknown, now);
      case HOLD -> unknown.undecidable(now);
      case RECONCILE -> operation.asynchronous() ? unknown : unknown.undecidable(now);
    };
  }

  private ActivityState again(Activity activity, Unknown unknown, Instant now) {
    int attempts = Math.min(activity.attempts(), settings.attempts());
    return unknown.provedAbsent(now.plus(settings.putBackPause().multipliedBy(attempts)));
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

  private static Submitting submitting(Activity activity) {
    return (Submitting) activity.state();
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
