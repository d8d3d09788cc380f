package io.fanfare.job;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityView;
import io.fanfare.activity.Transition;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** A person's word on an activity that the engine cannot decide. */
@ApplicationScoped
public class Settlements {
  private final JobStore jobs;
  private final ActivityStore activities;
  private final Clock clock;

  public Settlements(JobStore jobs, ActivityStore activities, Clock clock) {
    this.jobs = jobs;
    this.activities = activities;
    this.clock = clock;
  }

  /**
   * Takes the word for true and answers the activity as it is then. Fails with RefusedException:
   * {@code not_found}, {@code not_settleable} unless it is ambiguous, {@code conflict} when
   * something else moved it meanwhile.
   */
  public Uni<ActivityView> settle(UUID id, Settlement word) {
    return jobs.activity(id)
        .invoke(Settlements::requireAmbiguous)
        .chain(seen -> activities.unended(id))
        .map(activity -> activity.to(next(activity, word)))
        .chain(step -> activities.record(List.of(step)))
        .invoke(Settlements::requireKept)
        .chain(kept -> jobs.activity(id));
  }

  private ActivityState next(Activity activity, Settlement word) {
    if (activity.state() instanceof Ambiguous ambiguous) {
      return word.next(ambiguous, clock.instant());
    }
    throw notSettleable(activity.state().word());
  }

  private static void requireAmbiguous(ActivityView seen) {
    if (!seen.state().equals("ambiguous")) {
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
