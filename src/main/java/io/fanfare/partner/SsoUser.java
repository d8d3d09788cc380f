package io.fanfare.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A user who signs in through the partner (API reference 3.0.178, {@code SSOUser}). */
public record SsoUser(CheckedBody body) {
  private static final List<String> REQUIRED =
      List.of(
          "first_name",
          "last_name",
          "role_name",
          "contact_email",
          "login_name",
          "external_id",
          "external_provider");

  /** Reads the body; throws RefusedException with everything that is wrong. */
  public static SsoUser read(JsonNode body) {
    return new SsoUser(BodyReader.check(body, SsoUser::check));
  }

  private static void check(BodyReader body) {
    body.require(REQUIRED);
    body.text("first_name", 1, 80);
    body.text("last_name", 1, 80);
    body.words("role_name", List.of("account_manager", "campaign_creator"));
    body.email("contact_email", 80);
    body.text("login_name", 1, 50);
    body.text("external_id", 1, 255);
    body.text("external_provider", 1, 80);
  }
}
