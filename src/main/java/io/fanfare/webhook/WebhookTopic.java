package io.fanfare.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the vendor's webhooks tell of. The ids are those of the API reference 3.0.178 ({@code
 * getWebhooksTopic}), the event types those of its guide {@code partner_webhook_overview.html}.
 */
public enum WebhookTopic {
  TIER_INCREASE(1, "tier.increase"),
  TIER_DECREASE(2, "tier.decrease"),
  ACCOUNT_CANCEL(3, "account.cancel"),
  ACCOUNT_DISABLE(4, "account.disable");

  private final int id;
  private final String eventType;

  WebhookTopic(int id, String eventType) {
    this.id = id;
    this.eventType = eventType;
  }

  /** Its name with us, such as {@code account_cancel}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The vendor's {@code topic_id}. */
  public int id() {
    return id;
  }

  /** The vendor's {@code event_type} in a body. */
  public String eventType() {
    return eventType;
  }

  /** Whether it says that an account came to its end. */
  public boolean isClosing() {
    return this == ACCOUNT_CANCEL || this == ACCOUNT_DISABLE;
  }

  /** The topic of that name. */
  public static Optional<WebhookTopic> of(String word) {
    return Arrays.stream(values()).filter(topic -> topic.word().equals(word)).findFirst();
  }

  /** The topic of that id. */
  public static Optional<WebhookTopic> ofId(int id) {
    return Arrays.stream(values()).filter(topic -> topic.id == id).findFirst();
  }

  /** The topic that a body of this event type belongs to. */
  static Optional<WebhookTopic> ofEvent(String eventType) {
    return Arrays.stream(values()).filter(topic -> topic.eventType.equals(eventType)).findFirst();
  }
}
