package io.fanfare.activity;

import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.event.Event;
import io.fanfare.event.Topic;
import io.fanfare.vendor.Counters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that a step of an activity gives; most give none. */
final class ActivityEvents {
  private static final String TYPE = "io.fanfare.activity.%s.v1";

  private ActivityEvents() {}

  static List<Event> of(Activity activity, ActivityState next) {
    if (next instanceof Ended ended) {
      return List.of(end(activity, ended));
    }
    if (next instanceof Ambiguous ambiguous) {
      return List.of(event(activity, next, "ambiguous", Map.of("reason", ambiguous.cause())));
    }
    if (next instanceof InFlight inFlight) {
      return inFlight(activity, inFlight);
    }
    return List.of();
  }

  private static List<Event> inFlight(Activity activity, InFlight next) {
    if (!(activity.state() instanceof InFlight before)) {
      return List.of(event(activity, next, "accepted", Map.of("remote_id", next.remoteId())));
    }
    return next.stalled() && !before.stalled() ? List.of(stalled(activity, next)) : List.of();
  }

  private static Event stalled(Activity activity, InFlight next) {
    Map<String, Object> more =
        Map.of("remote_id", next.remoteId(), "progress_at", next.progressAt().toString());
    return event(activity, next, "stalled", more);
  }

  private static Event end(Activity activity, Ended ended) {
    Map<String, Object> more = new LinkedHashMap<>();
    put(more, "remote_id", ended.remoteId());
    put(more, "reason", Activity.word(ended.reason()));
    more.put("counters", counters(ended.counters()));
    more.put("attempts", activity.attempts());
    return event(activity, ended, ended.end().word(), more);
  }

  private static Event event(
      Activity activity, ActivityState next, String what, Map<String, Object> more) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("activity_id", activity.id().toString());
    data.put("job_id", activity.target().jobId().toString());
    data.put("account_id", activity.target().accountId());
    data.put("operation", activity.work().operation());
    data.put("state", next.word());
    data.putAll(more);
    String account = activity.target().accountId();
    return new Event(
        id(activity, what), Topic.ACTIVITIES, TYPE.formatted(what), account, account, data);
  }

  /** An activity ends once; it may be accepted, stall or become ambiguous again. */
  private static String id(Activity activity, String what) {
    return activity.id() + "." + what + "." + activity.version();
  }

  private static Map<String, Object> counters(Counters counters) {
    Map<String, Object> data = new LinkedHashMap<>();
    put(data, "items_total_count", counters.itemsTotal());
    put(data, "items_completed_count", counters.itemsCompleted());
    put(data, "person_count", counters.person());
    put(data, "error_count", counters.error());
    put(data, "correctable_count", counters.correctable());
    put(data, "cannot_add_to_list_count", counters.cannotAddToList());
    put(data, "list_count", counters.list());
    return data;
  }

  private static void put(Map<String, Object> data, String name, @Nullable Object value) {
    if (value != null) {
      data.put(name, value);
    }
  }
}
