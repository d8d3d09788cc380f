package io.fanfare.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.fanfare.webhook.WebhookEndpoints;
import io.fanfare.webhook.WebhookTopic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The endpoints of webhook subscriptions, called as they are, with the partner's own rights. */
@ApplicationScoped
public class WebhookCalls implements WebhookEndpoints {
  private static final String ADDRESS = "hook_uri";
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  private final Exchange exchange;
  private final VendorRest rest;
  private final Verdicts verdicts;

  WebhookCalls(Exchange exchange, VendorRest rest, Verdicts verdicts) {
    this.exchange = exchange;
    this.rest = rest;
    this.verdicts = verdicts;
  }

  @Override
  public Uni<Verdict> list(Slot slot) {
    return call(slot, null, rest::subscriptions);
  }

  @Override
  public Uni<Verdict> get(Slot slot, WebhookTopic topic) {
    return call(slot, null, attempt -> rest.subscription(topic.id(), attempt));
  }

  @Override
  public Uni<Verdict> put(Slot slot, WebhookTopic topic, String callback) {
    byte[] body = JsonBody.write(Map.of(ADDRESS, callback)).getBytes(StandardCharsets.UTF_8);
    return call(slot, body, attempt -> rest.subscribe(topic.id(), attempt));
  }

  @Override
  public Uni<Verdict> delete(Slot slot, WebhookTopic topic) {
    return call(slot, null, attempt -> rest.unsubscribeFrom(topic.id(), attempt));
  }

  @Override
  public Uni<Verdict> test(Slot slot, WebhookTopic topic) {
    return call(slot, EMPTY, attempt -> rest.testSubscription(topic.id(), attempt));
  }

  @Override
  public Optional<Map<WebhookTopic, String>> callbacks(byte[] answer) {
    JsonNode rows = JsonBody.parse(answer);
    if (!rows.isArray()) {
      return Optional.empty();
    }
    Map<WebhookTopic, String> callbacks = new EnumMap<>(WebhookTopic.class);
    for (JsonNode row : rows) {
      String address = JsonBody.text(row.path(ADDRESS));
      if (address != null) {
        WebhookTopic.ofId(row.path("topic_id").asInt())
            .ifPresent(topic -> callbacks.put(topic, address));
      }
    }
    return Optional.of(callbacks);
  }

  @Override
  public Optional<String> callback(byte[] answer) {
    return Optional.ofNullable(JsonBody.text(JsonBody.parse(answer).path(ADDRESS)));
  }

  private Uni<Verdict> call(
      Slot slot, byte @Nullable [] body, Function<Attempt, Uni<Response>> request) {
    return exchange.call(slot, body, request).map(outcome -> outcome.verdict(verdicts::ofPartner));
  }
}
