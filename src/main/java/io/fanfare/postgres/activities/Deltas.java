package io.fanfare.postgres.activities;

import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.Transition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a set of steps changes in the counts of lanes and jobs. */
final class Deltas {
  private Deltas() {}

  /** One row a lane: planned and in-flight counts, whether its unresolved one was resolved. */
  static List<Map<String, Object>> lanes(List<Transition> steps) {
    Map<String, Map<String, Object>> lanes = new TreeMap<>();
    for (Transition step : steps) {
      Map<String, Object> lane =
          lanes.computeIfAbsent(step.from().target().accountId(), Deltas::lane);
      add(lane, "planned", is(step.to(), Planned.class) - is(step.from().state(), Planned.class));
      add(
          lane,
          "in_flight",
          is(step.to(), InFlight.class) - is(step.from().state(), InFlight.class));
      lane.merge("resolved", isResolved(step), (was, now) -> (boolean) was || (boolean) now);
      if (step.to() instanceof Planned planned) {
        lane.merge("due_at", planned.notBefore().toString(), Deltas::earlier);
      }
    }
    return List.copyOf(lanes.values());
  }

  /** One row a job: what ended and how, what waits for a person, what it cost. */
  static List<Map<String, Object>> jobs(List<Transition> steps) {
    Map<String, Map<String, Object>> jobs = new TreeMap<>();
    for (Transition step : steps) {
      Map<String, Object> job =
          jobs.computeIfAbsent(step.from().target().jobId().toString(), Deltas::job);
      add(job, "calls", step.effects().calls());
      add(
          job,
          "needs_attention",
          is(step.to(), Ambiguous.class) - is(step.from().state(), Ambiguous.class));
      if (step.to() instanceof Ended ended) {
        add(job, "ended", 1);
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

  private static Object earlier(Object one, Object other) {
    Instant first = Instant.parse((String) one);
    return first.isBefore(Instant.parse((String) other)) ? one : other;
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
