package io.fanfare.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.account.AccountSelector;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Whom the body of a job asks for: exactly one way to say it, and who is left out. */
final class AskedAccounts {
  private static final int MOST_ACCOUNTS = 100_000;
  private static final AccountSelector NONE = new AccountSelector.All(Set.of());

  private final Fields accounts;
  private final Set<String> except;

  private AskedAccounts(Fields accounts) {
    this.accounts = accounts;
    this.except =
        accounts.has("except") ? new HashSet<>(accounts.texts("except", MOST_ACCOUNTS)) : Set.of();
  }

  /** The selector; what is wrong with it is noted. */
  static AccountSelector read(Fields body) {
    return body.require("accounts")
        ? body.object("accounts").map(found -> new AskedAccounts(found).selector()).orElse(NONE)
        : NONE;
  }

  private AccountSelector selector() {
    boolean all = accounts.flag("all");
    boolean ids = accounts.has("ids");
    boolean labels = accounts.has("labels");
    boolean failed = accounts.has("failed_in");
    if (Stream.of(all, ids, labels, failed).filter(used -> used).count() != 1) {
      accounts.refuseAll(
          Rule.EXACTLY_ONE_OF, "Must have exactly one of all (true), ids, labels and failed_in.");
    }
    AccountSelector selector = selector(ids, labels, failed);
    accounts.refuseUnknown();
    return selector;
  }

  private AccountSelector selector(boolean ids, boolean labels, boolean failed) {
    if (ids) {
      return new AccountSelector.Ids(accounts.texts("ids", MOST_ACCOUNTS), except);
    }
    if (labels) {
      return labels();
    }
    return failed ? failedIn() : new AccountSelector.All(except);
  }

  private AccountSelector failedIn() {
    Optional<String> id = accounts.text("failed_in");
    try {
      return id.<AccountSelector>map(
              text -> new AccountSelector.FailedIn(UUID.fromString(text), except))
          .orElse(NONE);
    } catch (IllegalArgumentException e) {
      accounts.refuse("failed_in", Rule.FORMAT, "Must be the id of a job.");
      return NONE;
    }
  }

  /** A null stands for a label that must not be there. */
  private AccountSelector labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    Set<String> absent = new HashSet<>();
    Optional<Fields> fields = accounts.object("labels");
    for (Map.Entry<String, JsonNode> label : fields.map(Fields::all).orElse(List.of())) {
      if (label.getValue().isNull()) {
        absent.add(label.getKey());
      } else {
        fields.get().text(label.getKey()).ifPresent(value -> labels.put(label.getKey(), value));
      }
    }
    return new AccountSelector.Labels(labels, absent, except);
  }
}
