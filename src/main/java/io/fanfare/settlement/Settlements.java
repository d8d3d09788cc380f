package io.fanfare.settlement;

import io.fanfare.access.Caller;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityView;
import io.fanfare.activity.Aftermath;
import io.fanfare.activity.Transition;
import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.job.JobStore;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A person's word on an activity that the engine has not decided: an ambiguous one, or one that is
 * still unknown, since a person may know more than the engine can find out.
 */
@ApplicationScoped
public class Settlements {
  private static final Set<String> SETTLEABLE = Set.of("ambiguous", "unknown");

  private final JobStore jobs;
  private final ActivityStore activities;
  private final Aftermath aftermath;
  private final Clock clock;
  private final AuditTrail trail;

  public Settlements(
      JobStore jobs, ActivityStore activities, Aftermath aftermath, Clock clock, AuditTrail trail) {
    this.trail = trail;
    this.jobs = jobs;
    this.activities = activities;
    this.aftermath = aftermath;
    this.clock = clock;
  }

  /**
   * Takes the word for true and answers the activity as it is then. Fails with RefusedException:
   * {@code not_found}, {@code not_settleable} unless it is unresolved, {@code conflict} when
   * something else moved it meanwhile. It is noted before: the trail may tell of one that failed.
   */
  public Uni<ActivityView> settle(Caller by, UUID id, Settlement word) {
    return jobs.activity(id)
        .invoke(Settlements::requireUnresolved)
        .call(() -> trail.note(by, Action.SETTLE, id.toString()))
        .chain(seen -> activities.unended(id))
        .map(activity -> activity.to(next(activity, word)))
        .chain(step -> aftermath.of(List.of(step), List.of()))
        .chain(activities::record)
        .invoke(Settlements::requireKept)
        .chain(kept -> jobs.activity(id));
  }

  private ActivityState next(Activity activity, Settlement word) {
    Instant now = clock.instant();
    if (activity.state() instanceof Ambiguous ambiguous) {
      return word.next(ambiguous, now);
    }
    if (activity.state() instanceof Unknown unknown) {
      return word.next(unknown.undecidable(now), now);
    }
    throw notSettleable(activity.state().word());
  }

  private static void requireUnresolved(ActivityView seen) {
    if (!SETTLEABLE.contains(seen.state())) {
      throw notSettleable(seen.state());
    }
  }

  private static void requireKept(List<Transition> kept) {
    if (kept.isEmpty()) {
      throw RefusedException.of(
          ProblemCode.CONFLICT, "The activity has just changed; look at it again.");
    }
  }

  private static RefusedException notSettleable(String state) {
    return RefusedException.of(
        ProblemCode.NOT_SETTLEABLE,
        "The activity is " + state + ", so there is nothing to settle.");
  }
}
