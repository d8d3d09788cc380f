package io.fanfare.simulator.ledger;

import org.jspecify.annotations.Nullable;

/** What a request was for. */
public enum Purpose {
  SUBMISSION,
  POLL,
  DIRECTORY,
  TOKEN,
  OTHER;

  /** Told from the call on the account; {@code template} is null when no account was reached. */
  public static Purpose of(String method, @Nullable String template) {
    if (template == null) {
      return OTHER;
    }
    boolean read = method.equals("GET");
    if (template.startsWith("/activities")) {
      return read ? POLL : SUBMISSION;
    }
    if (method.equals("DELETE") && template.matches("/contact_(lists|tags)/\\{.+")) {
      return SUBMISSION;
    }
    return read && template.equals("/partner/accounts") ? DIRECTORY : OTHER;
  }
}
