package io.fanfare.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.limits.CallLimit;
import io.fanfare.simulator.limits.WindowKind;
import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import java.time.DateTimeException;
import java.time.Duration;

/** What tests and people use to look behind the vendor and to disturb it. Free of any limit. */
final class AdminApi {
  private static final int LINES = 1_000;
  private static final int MOST_LINES = 100_000;

  private final Vendor vendor;
  private final Gate gate;

  AdminApi(Vendor vendor, Gate gate) {
    this.vendor = vendor;
    this.gate = gate;
  }

  Routes<Endpoint> routes() {
    Routes<Endpoint> routes = new Routes<>();
    ledger(routes);
    faults(routes);
    limits(routes);
    routes.add("GET", "/_sim/clock", call -> clock());
    routes.add("POST", "/_sim/clock/advance", this::advance);
    routes.add("GET", "/_sim/tokens", call -> tokens());
    new AdminAccounts(vendor).addTo(routes);
    new AdminViews(vendor).addTo(routes);
    return routes;
  }

  private void ledger(Routes<Endpoint> routes) {
    routes.add(
        "GET",
        "/_sim/ledger/requests",
        call -> Reply.ok(vendor.ledger().requests(since(call), call.limit(LINES, MOST_LINES))));
    routes.add("GET", "/_sim/ledger/activities", this::activities);
    routes.add("GET", "/_sim/ledger/summary", this::summary);
    routes.add(
        "DELETE",
        "/_sim/ledger",
        call -> {
          vendor.ledger().clear();
          return Reply.noContent();
        });
  }

  private Reply activities(Call call) {
    vendor.directory().settle(call.now());
    return Reply.ok(vendor.ledger().activities(since(call), call.limit(LINES, MOST_LINES)));
  }

  private Reply summary(Call call) {
    ObjectNode summary = vendor.ledger().summary();
    summary.put("calls_today", vendor.quota().usedOn(call.now()));
    return Reply.ok(summary.put("rate_per_second", gate.rate()));
  }

  private static int since(Call call) {
    return Integer.parseInt(call.query().getOrDefault("since", "0"));
  }

  private void faults(Routes<Endpoint> routes) {
    routes.add("GET", "/_sim/faults", call -> Reply.ok(vendor.faults().list()));
    routes.add("POST", "/_sim/faults", this::addFault);
    routes.add("DELETE", "/_sim/faults", this::clearFaults);
    routes.add(
        "DELETE",
        "/_sim/faults/{id}",
        call -> {
          boolean gone = vendor.faults().remove(Integer.parseInt(call.parameter("id")));
          vendor.directory().release(call.now());
          return gone ? Reply.noContent() : Errors.notFound("id");
        });
  }

  private Reply addFault(Call call) {
    JsonNode body = call.body();
    if (body.path("kind").asText().equals("revoke_tokens")) {
      return Reply.created(Json.object().put("revoked", vendor.tokens().revokeAll()));
    }
    return Reply.created(vendor.faults().add(body));
  }

  private Reply clearFaults(Call call) {
    vendor.faults().clear();
    vendor.directory().release(call.now());
    return Reply.noContent();
  }

  private void limits(Routes<Endpoint> routes) {
    routes.add("GET", "/_sim/limits", this::showLimits);
    routes.add(
        "PUT",
        "/_sim/limits",
        call -> {
          JsonNode body = call.body();
          if (body.path("rate_per_second").asInt(0) > 0) {
            gate.switchTo(body.path("rate_per_second").asInt());
          }
          if (body.has("window")) {
            WindowKind kind = WindowKind.of(body.path("window").asText());
            CallLimit limit = kind.limit(gate.rate(), body.path("burst").asInt(0));
            gate.switchTo(limit, body.path("proxied_cost").asInt(1));
          }
          if (body.has("daily_quota")) {
            vendor.quota().switchTo(body.path("daily_quota").asInt());
          }
          if (body.has("used_today")) {
            vendor.quota().pretend(body.path("used_today").asInt(), call.now());
          }
          return showLimits(call);
        });
  }

  private Reply showLimits(Call call) {
    ObjectNode json = Json.object().put("rate_per_second", gate.rate());
    json.put("daily_quota", vendor.quota().daily());
    return Reply.ok(json.put("used_today", vendor.quota().usedOn(call.now())));
  }

  private Reply clock() {
    return Reply.ok(Json.object().put("now", Json.time(vendor.clock().now())));
  }

  private Reply tokens() {
    ArrayNode issued = Json.array();
    vendor.tokens().issued().forEach(issued::add);
    return Reply.ok(issued);
  }

  private Reply advance(Call call) {
    try {
      vendor.clock().advance(Duration.parse(call.body().path("duration").asText()));
    } catch (DateTimeException e) {
      throw new VendorError(Errors.invalid("duration must be like PT1H."));
    }
    vendor.directory().settle(vendor.clock().now());
    return clock();
  }
}
