package io.fanfare.simulator.partner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Subscriptions to the four billing topics. Nothing is ever delivered from here. */
final class WebhookCalls {
  private static final List<String> TOPICS =
      List.of(
          "Billing Tier Upgrade",
          "Billing Tier Downgrade",
          "Account Cancelled",
          "Account Disabled");
  private static final int LONGEST_URI = 512;

  private final Map<Integer, String> hooks = new TreeMap<>();

  void addTo(Routes<Endpoint> routes) {
    String all = "/partner/webhooks/subscriptions";
    routes.add("GET", all, call -> list());
    routes.add("GET", all + "/{topic_id}", call -> Reply.ok(json(subscribed(call))));
    routes.add("PUT", all + "/{topic_id}", this::put);
    routes.add("DELETE", all + "/{topic_id}", this::delete);
    routes.add("POST", all + "/{topic_id}/tests", call -> Reply.created(json(subscribed(call))));
  }

  private Reply list() {
    ArrayNode json = Json.array();
    hooks.keySet().forEach(topic -> json.add(json(topic)));
    return Reply.ok(json);
  }

  private Reply put(Call call) {
    int topic = topic(call);
    String uri = Json.text(call.body(), "hook_uri");
    if (uri == null || !uri.startsWith("https://") || uri.length() > LONGEST_URI) {
      return Errors.invalid("hook_uri must be https and not too long.");
    }
    hooks.put(topic, uri);
    return Reply.ok(Json.object().put("topic_id", topic).put("hook_uri", uri));
  }

  private Reply delete(Call call) {
    hooks.remove(subscribed(call));
    return Reply.noContent();
  }

  private int subscribed(Call call) {
    int topic = topic(call);
    if (!hooks.containsKey(topic)) {
      throw new VendorError(Errors.notFound("topic_id"));
    }
    return topic;
  }

  private static int topic(Call call) {
    String id = call.parameter("topic_id");
    if (!id.matches("[1-4]")) {
      throw new VendorError(Errors.notFound("topic_id"));
    }
    return Integer.parseInt(id);
  }

  private ObjectNode json(int topic) {
    ObjectNode json = Json.object().put("topic_id", topic).put("hook_uri", hooks.get(topic));
    String name = TOPICS.get(topic - 1);
    return json.put("topic_name", name).put("topic_description", name);
  }
}
