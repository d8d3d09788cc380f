package io.fanfare.simulator.activities;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.simulator.vendor.Json;
import java.time.Instant;

/** The shapes of an activity. None of them says which operation it was. */
public final class ActivityJson {
  private ActivityJson() {}

  /** As the operation's own answer, {@code GET /activities/{id}} and a row of the collection. */
  public static ObjectNode of(Activity activity, Instant now) {
    ObjectNode json = head(activity, now);
    times(activity, json, now);
    Json.put(json, "source_file_name", activity.sourceFile());
    json.set("activity_errors", Json.strings(activity.outcome().errors()));
    if (!activity.operation().equals("custom_fields_delete")) {
      json.set("status", activity.outcome().status());
    }
    return links(activity, json);
  }

  /** As {@code DELETE /contact_tags/{id}} answers: errors are objects. */
  public static ObjectNode generic(Activity activity, Instant now) {
    ObjectNode json = head(activity, now);
    ArrayNode errors = json.putArray("activity_errors");
    activity.outcome().errors().forEach(text -> errors.addObject().put("message", text));
    json.set("status", activity.outcome().status());
    return links(activity, json);
  }

  /** As {@code DELETE /contact_lists/{id}} answers: no status. */
  public static ObjectNode listDeletion(Activity activity, Instant now) {
    ObjectNode json = head(activity, now);
    json.set("activity_errors", Json.strings(activity.outcome().errors()));
    return links(activity, json);
  }

  private static ObjectNode head(Activity activity, Instant now) {
    ObjectNode json = Json.object().put("activity_id", activity.id().toString());
    json.put("state", activity.shownState(now));
    json.put("created_at", Json.time(activity.createdAt()));
    json.put("updated_at", Json.time(activity.ended() ? activity.endsAt() : now));
    return json.put("percent_done", activity.percentDone(now));
  }

  private static void times(Activity activity, ObjectNode json, Instant now) {
    if (activity.state(now) != ActivityState.INITIALIZED) {
      json.put("started_at", Json.time(activity.startedAt()));
    }
    if (activity.ended()) {
      json.put("completed_at", Json.time(activity.endsAt()));
    }
  }

  private static ObjectNode links(Activity activity, ObjectNode json) {
    Json.link(json, "self", "/v3/activities/" + activity.id());
    if (activity.operation().equals("contact_exports")) {
      Json.link(json, "results", "/v3/contact_exports/" + Ids.exportFile(activity.id()));
    }
    return json;
  }
}
