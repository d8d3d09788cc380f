package io.fanfare.account;

import io.fanfare.event.Event;
import io.fanfare.event.Topic;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What is told about the directory. */
public final class AccountEvents {
  private static final String TYPE = "io.fanfare.account.%s.v1";

  private AccountEvents() {}

  /** What a pass over the vendor's list found of one account. */
  public enum Change {
    ADDED("active"),
    CHANGED("active"),
    CLOSED("closed");

    private final String status;

    Change(String status) {
      this.status = status;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The event of a change found in the pass {@code sync}. */
  public static Event of(String accountId, Change change, UUID sync) {
    return new Event(
        accountId + "." + change.word() + "." + sync,
        Topic.ACCOUNTS,
        TYPE.formatted(change.word()),
        accountId,
        accountId,
        Map.of("account_id", accountId, "status", change.status));
  }
}
