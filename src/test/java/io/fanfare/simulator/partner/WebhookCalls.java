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
import io.fanfare.simulator.webhooks.Hooks;
import java.util.List;

/** Subscriptions to the four billing topics. */
final class WebhookCalls {
  private static final List<String> TOPICS =
      List.of(
          "Billing Tier Upgrade",
          "Billing Tier Downgrade",
          "Account Cancelled",
          "Account Disabled");
  private static final int LONGEST_URI = 512;

  private final Hooks hooks;

  WebhookCalls(Hooks hooks) {
    this.hooks = hooks;
  }

  void addTo(Routes<Endpoint> routes) {
    String all = "/partner/webhooks/subscriptions";
    routes.add("GET", all, call -> list());
    routes.add("GET", all + "/{topic_id}", call -> Reply.ok(json(subscribed(call))));
    routes.add("PUT", all + "/{topic_id}", this::put);
    routes.add("DELETE", all + "/{topic_id}", this::delete);
    routes.add("POST", all + "/{topic_id}/tests", this::test);
  }

  private Reply list() {
    ArrayNode json = Json.array();
    hooks.addresses().keySet().forEach(topic -> json.add(json(topic)));
    return Reply.ok(json);
  }

  private Reply put(Call call) {
    int topic = topic(call);
    String uri = Json.text(call.body(), "hook_uri");
    if (uri == null || !uri.startsWith("https://") || uri.length() > LONGEST_URI) {
      return Errors.invalid("hook_uri must be https and not too long.");
    }
    hooks.addresses().put(topic, uri);
    return Reply.ok(Json.object().put("topic_id", topic).put("hook_uri", uri));
  }

  private Reply delete(Call call) {
    hooks.addresses().remove(subscribed(call));
    return Reply.noContent();
  }

  private Reply test(Call call) {
    int topic = subscribed(call);
    hooks.sample(topic);
    return Reply.created(json(topic));
  }

  private int subscribed(Call call) {
    int topic = topic(call);
    if (!hooks.addresses().containsKey(topic)) {
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
    ObjectNode json =
        Json.object().put("topic_id", topic).put("hook_uri", hooks.addresses().get(topic));
    String name = TOPICS.get(topic - 1);
    return json.put("topic_name", name).put("topic_description", name);
  }
}
