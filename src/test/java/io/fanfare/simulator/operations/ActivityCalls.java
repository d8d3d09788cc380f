package io.fanfare.simulator.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.Activity;
import io.fanfare.simulator.activities.ActivityJson;
import io.fanfare.simulator.activities.ActivityState;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Page;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looking at activities and fetching what exports left. */
final class ActivityCalls {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private ActivityCalls() {}

  static void addTo(Routes<Operation> routes, boolean newestFirst) {
    routes.add("GET", "/activities", (account, call) -> list(account, call, newestFirst));
    routes.add("GET", "/activities/{activity_id}", ActivityCalls::get);
    routes.add("GET", "/contact_exports/{file_export_id}", ActivityCalls::file);
  }

  private static Reply list(Account account, Call call, boolean newestFirst) {
    var all = new ArrayList<>(account.activities().newestFirst(state(call), call.now()));
    if (!newestFirst) {
      Collections.reverse(all);
    }
    Page<Activity> page = Page.of(call, all, call.limit(DEFAULT_LIMIT, MAX_LIMIT));
    ObjectNode json = Json.object();
    ArrayNode rows = json.putArray("activities");
    page.items().forEach(activity -> rows.add(ActivityJson.of(activity, call.now())));
    return Reply.ok(Json.link(json, "next", page.next()));
  }

  /** The filter; initialized cannot be asked for. */
  private static @Nullable ActivityState state(Call call) {
    String wanted = call.query().get("state");
    if (wanted == null) {
      return null;
    }
    return ActivityState.of(wanted)
        .filter(state -> state != ActivityState.INITIALIZED)
        .orElseThrow(() -> new VendorError(Errors.invalid("state is not a known one.")));
  }

  private static Reply get(Account account, Call call) {
    return parse(call.parameter("activity_id"))
        .flatMap(account.activities()::find)
        .map(activity -> Reply.ok(ActivityJson.of(activity, call.now())))
        .orElseGet(() -> Errors.notFound("activity_id"));
  }

  private static Optional<UUID> parse(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A file whose activity has not completed does not exist yet. */
  private static Reply file(Account account, Call call) {
    return account
        .activities()
        .ofExportFile(call.parameter("file_export_id"))
        .map(activity -> activity.outcome().file())
        .map(text -> Reply.text(200, text, "text/csv"))
        .orElseGet(() -> Errors.notFound("file_export_id"));
  }
}
