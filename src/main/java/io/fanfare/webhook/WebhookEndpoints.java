package io.fanfare.webhook;

import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/**
 * The vendor's endpoints for webhook subscriptions. Each method makes at most one call, spends the
 * slot it is given, never retries, and tells every failure as a verdict.
 */
public interface WebhookEndpoints {

  /** All subscriptions of the application. */
  Uni<Verdict> list(Slot slot);

  /** One subscription; refused with 404 where there is none. */
  Uni<Verdict> get(Slot slot, WebhookTopic topic);

  /** Subscribes, or moves the subscription to another address. May be repeated. */
  Uni<Verdict> put(Slot slot, WebhookTopic topic, String callback);

  /** Ends a subscription; refused with 404 where there is none. */
  Uni<Verdict> delete(Slot slot, WebhookTopic topic);

  /** Lets the vendor send a body with example data to the subscription's address. */
  Uni<Verdict> test(Slot slot, WebhookTopic topic);

  /** The addresses in an answer to {@link #list}, by topic; empty when it is not readable. */
  Optional<Map<WebhookTopic, String>> callbacks(byte[] answer);

  /** The address in an answer to {@link #get} or {@link #put}. */
  Optional<String> callback(byte[] answer);
}
