package io.fanfare.http.webhooks;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.webhook.Subscription;
import io.fanfare.webhook.Subscription.Target;
import java.util.List;
import java.util.Locale;

/**
 * A topic as administrators see it. The vendor's callback address is a secret and not shown.
 *
 * @param callback {@code none}, {@code ours} or {@code other}
 */
@JsonNaming(SnakeCaseStrategy.class)
record SubscriptionJson(
    String topic, int topicId, String eventType, boolean subscribed, String callback) {

  static SubscriptionJson of(Subscription subscription) {
    return new SubscriptionJson(
        subscription.topic().word(),
        subscription.topic().id(),
        subscription.topic().eventType(),
        subscription.callback() != Target.NONE,
        subscription.callback().name().toLowerCase(Locale.ROOT));
  }

  /** All topics. */
  record All(List<SubscriptionJson> subscriptions) {
    static All of(List<Subscription> subscriptions) {
      return new All(subscriptions.stream().map(SubscriptionJson::of).toList());
    }
  }
}
