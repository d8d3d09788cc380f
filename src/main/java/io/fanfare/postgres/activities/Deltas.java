package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.End;
import io.fanfare.activity.LookTimes;
import io.fanfare.activity.Transition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a set of steps changes in lanes, turns and jobs. */
final class Deltas {
  private Deltas() {}

  /** One row a lane: counts, whether its unresolved one was resolved, when to look, in seconds. */
  static List<Map<String, Object>> lanes(List<Transition> steps) {
    Map<String, Map<String, Object>> lanes = new TreeMap<>();
    for (Transition step : steps) {
      Map<String, Object> lane =
          lanes.computeIfAbsent(step.from().target().accountId(), Deltas::lane);
      add(lane, "in_flight", change(step, InFlight.class));
      add(lane, "unknown", change(step, Unknown.class));
      lane.merge("resolved", isResolved(step), (was, now) -> (boolean) was || (boolean) now);
      look(lane, step.effects().look());
    }
    return List.copyOf(lanes.values());
  }

  private static void look(Map<String, Object> lane, @Nullable LookTimes look) {
    if (look != null) {
      lane.merge("late", Seconds.of(look.late()), Deltas::least);
      lane.merge("soon", Seconds.of(look.soon()), Deltas::least);
    }
  }

  private static Object least(Object one, Object other) {
    return Math.min((double) one, (double) other);
  }

  /** Whether a step may open any turn of its account, or leave a turn with nothing. */
  static boolean movesTurns(Transition step) {
    return isResolved(step) || change(step, Planned.class) != 0;
  }

  /** Whether a step leaves its account less in flight: where that was full, turns may open. */
  static boolean freesAccount(Transition step) {
    return change(step, InFlight.class) < 0;
  }

  /** The turns of those that plan something again, which may have none left. */
  static List<Map<String, Object>> planned(List<Transition> steps) {
    return turns(
        steps.stream()
            .filter(
                step -> step.to() instanceof Planned || !step.effects().rows().parts().isEmpty())
            .map(Transition::from)
            .toList());
  }

  /** The turns that the activities belong to. */
  static List<Map<String, Object>> turns(List<Activity> activities) {
    return activities.stream()
        .map(Activity::target)
        .distinct()
        .map(
            target ->
                Map.<String, Object>of(
                    "job_id", target.jobId().toString(), "account_id", target.accountId()))
        .toList();
  }

  /** One row a job: what ended and how, what waits for a person, what it cost. */
  static List<Map<String, Object>> jobs(List<Transition> steps) {
    Map<String, Map<String, Object>> jobs = new TreeMap<>();
    for (Transition step : steps) {
      Map<String, Object> job =
          jobs.computeIfAbsent(step.from().target().jobId().toString(), Deltas::job);
      add(job, "calls", step.effects().calls());
      add(job, "needs_attention", change(step, Ambiguous.class));
      if (step.to() instanceof Ended ended) {
        int parts = step.effects().rows().parts().size();
        add(job, "ended", 1 - parts);
        add(job, "total", ended.end() == End.SUPERSEDED ? parts - 1 : 0);
        add(job, ended.word(), 1);
      }
    }
    return jobs.values().stream().filter(Deltas::isSomething).toList();
  }

  private static boolean isResolved(Transition step) {
    return isUnresolved(step.from().state()) && !isUnresolved(step.to());
  }

  private static boolean isUnresolved(ActivityState state) {
    return state instanceof Submitting || state instanceof Unknown || state instanceof Ambiguous;
  }

  private static int change(Transition step, Class<? extends ActivityState> type) {
    return is(step.to(), type) - is(step.from().state(), type);
  }

  private static int is(ActivityState state, Class<? extends ActivityState> type) {
    return type.isInstance(state) ? 1 : 0;
  }

  private static void add(Map<String, Object> row, String column, int change) {
    row.merge(column, change, (was, more) -> (int) was + (int) more);
  }

  private static boolean isSomething(Map<String, Object> row) {
    return row.values().stream().anyMatch(value -> value instanceof Integer i && i != 0);
  }

  private static Map<String, Object> lane(String accountId) {
    Map<String, Object> row = new HashMap<>();
    row.put("account_id", accountId);
    row.put("resolved", false);
    return row;
  }

  private static Map<String, Object> job(String jobId) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", jobId);
    return row;
  }
}
