package io.fanfare.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Accounts that come and go behind the partner's back, and who is told of it. */
final class AdminAccounts {
  private static final int CANCELLED = 3;
  private static final int DISABLED = 4;

  private final Vendor vendor;

  AdminAccounts(Vendor vendor) {
    this.vendor = vendor;
  }

  void addTo(Routes<Endpoint> routes) {
    routes.add("POST", "/_sim/accounts", this::grow);
    routes.add(
        "POST",
        "/_sim/accounts/{id}/cancel",
        call -> end(call, CANCELLED, id -> vendor.directory().cancel(id)));
    routes.add(
        "POST",
        "/_sim/accounts/{id}/disable",
        call -> end(call, DISABLED, id -> vendor.directory().disable(id)));
    routes.add("GET", "/_sim/webhooks", call -> Reply.ok(vendor.hooks().deliveries().json()));
    routes.add("PUT", "/_sim/webhooks", this::change);
    routes.add("POST", "/_sim/webhooks/flood", this::flood);
  }

  private Reply grow(Call call) {
    vendor.directory().grow(call.body().path("count").asInt(1));
    return Reply.created(Json.object().put("accounts", vendor.directory().listings().size()));
  }

  private Reply end(Call call, int topic, Consumer<String> change) {
    String id = call.parameter("id");
    if (vendor.directory().find(id).isEmpty()) {
      return Errors.notFound("account");
    }
    change.accept(id);
    vendor.hooks().tell(topic, id);
    return Reply.noContent();
  }

  private Reply change(Call call) {
    vendor.hooks().deliveries().change(call.body());
    return Reply.ok(vendor.hooks().deliveries().json());
  }

  private Reply flood(Call call) {
    JsonNode body = call.body();
    List<String> accounts = new ArrayList<>();
    body.path("accounts").forEach(account -> accounts.add(account.asText()));
    if (accounts.isEmpty()) {
      return Errors.invalid("accounts must name one or more.");
    }
    vendor
        .hooks()
        .flood(body.path("topic").asInt(CANCELLED), body.path("count").asInt(1), accounts);
    return Reply.ok(vendor.hooks().deliveries().json());
  }
}
