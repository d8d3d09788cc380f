package io.fanfare.webhook;

/**
 * A topic and whether the vendor tells of it.
 *
 * @param callback where it calls; printing it would print a secret
 */
public record Subscription(WebhookTopic topic, Target callback) {

  /** Where the vendor calls for a topic. */
  public enum Target {
    /** Nowhere. */
    NONE,
    /** The address that would be given now. */
    OURS,
    /** Another one: of an earlier token, or of somebody else. */
    OTHER
  }
}
