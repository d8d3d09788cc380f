package io.fanfare.simulator.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.accounts.Directory;
import io.fanfare.simulator.accounts.Listing;
import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import io.fanfare.simulator.webhooks.Hooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans and cancellation of an account. */
final class AccountLifeCalls {
  private static final List<String> PLANS = List.of("BRONZE", "SILVER", "GOLD");
  private static final int INCREASE = 1;
  private static final int DECREASE = 2;
  private static final int CANCEL = 3;
  private static final Set<Integer> REASONS = Set.of(1, 2, 3, 11, 12, 14, 21, 27, 30);

  private final Directory directory;
  private final Hooks hooks;
  private final Map<String, JsonNode> plans = new HashMap<>();

  AccountLifeCalls(Directory directory, Hooks hooks) {
    this.directory = directory;
    this.hooks = hooks;
  }

  void addTo(Routes<Endpoint> routes) {
    String account = "/partner/accounts/{encoded_account_id}";
    routes.add("GET", account + "/plan", call -> Reply.ok(plan(existing(call))));
    routes.add("PUT", account + "/plan", this::changePlan);
    routes.add("PUT", account + "/status/cancel", this::cancel);
  }

  private Listing existing(Call call) {
    return directory
        .find(call.parameter("encoded_account_id"))
        .orElseThrow(() -> new VendorError(Errors.notFound("encoded_account_id")));
  }

  private ObjectNode plan(Listing listing) {
    JsonNode chosen = plans.getOrDefault(listing.id(), Json.object());
    ObjectNode json = Json.object();
    json.put("plan_type", chosen.path("plan_type").asText("TRIAL"));
    ObjectNode tier = json.putArray("current_tiers").addObject().put("usage_type", "CONTACTS");
    tier.put("current_usage", 0).put("tier", 1).put("tier_min", 0).put("tier_max", 500);
    tier.put("price", 0).put("currency_code", "USD");
    json.put("billing_status", listing.billing());
    boolean billed = chosen.hasNonNull("billing_day_of_month");
    return json.put(
        "billing_day_of_month",
        billed ? (Integer) chosen.get("billing_day_of_month").asInt() : null);
  }

  private Reply changePlan(Call call) {
    Listing listing = existing(call);
    JsonNode body = call.body();
    if (!PLANS.contains(body.path("plan_type").asText())) {
      return Errors.invalid("plan_type is not one to change to.");
    }
    int before = rank(plans.getOrDefault(listing.id(), Json.object()));
    plans.put(listing.id(), body);
    if (rank(body) != before) {
      hooks.tell(rank(body) > before ? INCREASE : DECREASE, listing.id());
    }
    return Reply.ok(plan(listing));
  }

  private static int rank(JsonNode plan) {
    return PLANS.indexOf(plan.path("plan_type").asText());
  }

  private Reply cancel(Call call) {
    Listing listing = existing(call);
    JsonNode body = call.body();
    if (body.has("reason_id") && !REASONS.contains(body.path("reason_id").asInt())) {
      return Errors.invalid("reason_id is not a known one.");
    }
    directory.cancel(listing.id());
    hooks.tell(CANCEL, listing.id());
    ObjectNode json = Json.object().put("reason_id", body.path("reason_id").asInt(30));
    json.put("effective_date", body.path("effective_date").asText(Json.time(call.now())));
    return Reply.ok(json);
  }
}
