package io.fanfare.simulator.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a contact is recognised: an e-mail address, trimmed and lower-cased, or an SMS number, or
 * both.
 */
public record Identity(@Nullable String email, @Nullable String sms) {
  public static Identity of(@Nullable String email, @Nullable String sms) {
    return new Identity(email == null ? null : email.strip().toLowerCase(Locale.ROOT), sms);
  }

  /** From an import row. */
  public static Identity ofRow(JsonNode row) {
    return of(Json.text(row, "email"), Json.text(row, "sms_number"));
  }

  /** The one to derive an id from; null when the identity is empty. */
  public @Nullable String key() {
    return email == null ? sms : email;
  }

  /** A rough check, enough to tell a typing error. */
  public boolean plausible() {
    return email == null || email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
  }
}
