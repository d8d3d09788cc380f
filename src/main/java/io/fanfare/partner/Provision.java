package io.fanfare.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A new client account (API reference 3.0.178, {@code Provision}, every bound of it).
 *
 * @param managed whether the caller said that it is a managed one
 * @param organizationName null when not given
 */
public record Provision(CheckedBody body, boolean managed, @Nullable String organizationName) {
  private static final List<String> REQUIRED =
      List.of("contact_email", "country_code", "state_code", "login_name");
  private static final Set<String> WITH_STATES = Set.of("US", "CA");
  private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2,3}");
  private static final Pattern STATE = Pattern.compile("[A-Za-z]{2}");
  private static final Pattern NO_STATE = Pattern.compile("");
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9_@.+-]+");
  private static final Pattern WEBSITE = Pattern.compile("https?://[^\\s/]\\S*");

  /** Reads the body; throws RefusedException with everything that is wrong. */
  public static Provision read(JsonNode body) {
    CheckedBody checked = BodyReader.check(body, Provision::check);
    return new Provision(
        checked,
        body.path("managed_site_owner").asBoolean(false),
        body.path("organization_name").textValue());
  }

  private static void check(BodyReader body) {
    body.require(REQUIRED);
    body.email("contact_email", 80);
    checkPlace(body);
    body.form("login_name", body.text("login_name", 6, 50), LOGIN, "Letters, digits, -_@.+ only.");
    body.text("contact_phone", 5, 25);
    body.text("organization_name", 1, 50);
    body.text("organization_phone", 5, 25);
    body.text("time_zone_id", 1, 255);
    body.form("website", body.text("website", 1, 2000), WEBSITE, "Must be a http or https URL.");
    body.text("first_name", 2, 80);
    body.text("last_name", 2, 80);
    body.text("partner_account_id", 1, 80);
    body.words("billing_locale", List.of("en_US", "en_GB"));
    body.flags("managed_site_owner", "enable_single_billing", "gdpr_opt_out");
    checkSignIn(body);
  }

  private static void checkPlace(BodyReader body) {
    Optional<String> country = body.text("country_code", 2, 3);
    body.form("country_code", country, COUNTRY, "Must be an ISO 3166-1 code.");
    Optional<String> state = body.text("state_code", 0, 2);
    if (country.filter(WITH_STATES::contains).isPresent()) {
      body.form("state_code", state, STATE, "Must be a two-letter code in US and CA.");
    } else {
      body.form("state_code", state, NO_STATE, "Must be empty outside US and CA.");
    }
  }

  private static void checkSignIn(BodyReader body) {
    body.text("password", 8, 80);
    body.text("external_id", 1, 255);
    body.text("external_provider", 1, 80);
    Fields fields = body.fields();
    if (fields.has("password") && (fields.has("external_id") || fields.has("external_provider"))) {
      fields.refuse(
          "password", Rule.NOT_ALLOWED_WITH, "Not together with an external authenticator.");
    }
  }
}
