package io.fanfare.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.problem.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bound of the partner endpoints' bodies, at the limit and one beyond it. */
class PartnerBodiesTest {
  private static final Map<String, Consumer<JsonNode>> READERS =
      Map.of(
          "provision", Provision::read,
          "plan", PlanChange::read,
          "cancel", Cancellation::read,
          "user", SsoUser::read);
  private static final Map<String, String> GOOD =
      Map.of(
          "provision",
          "{'contact_email':'a@example.com','country_code':'US','state_code':'MA',"
              + "'login_name':'newcomer'}",
          "plan",
          "{'plan_type':'GOLD'}",
          "cancel",
          "{}",
          "user",
          "{'first_name':'A','last_name':'B','role_name':'account_manager',"
              + "'contact_email':'a@example.com','login_name':'u','external_id':'1',"
              + "'external_provider':'idp'}");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "provision, contact_email, 'x', format",
        "provision, contact_email, TEXT81, max_length",
        "provision, contact_email, 1, type",
        "provision, contact_email, NONE, required",
        "provision, country_code, NONE, required",
        "provision, country_code, 'U', minimum",
        "provision, country_code, 'USAX', max_length",
        "provision, country_code, '12', format",
        "provision, state_code, NONE, required",
        "provision, state_code, '', format",
        "provision, state_code, 'MAS', max_length",
        "provision, login_name, NONE, required",
        "provision, login_name, 'five5', minimum",
        "provision, login_name, TEXT51, max_length",
        "provision, login_name, 'no spaces', format",
        "provision, contact_phone, '1234', minimum",
        "provision, contact_phone, TEXT26, max_length",
        "provision, organization_name, '', minimum",
        "provision, organization_name, TEXT51, max_length",
        "provision, organization_phone, '1234', minimum",
        "provision, organization_phone, TEXT26, max_length",
        "provision, time_zone_id, 1, type",
        "provision, website, 'ftp://example.com', format",
        "provision, password, '1234567', minimum",
        "provision, password, TEXT81, max_length",
        "provision, first_name, 'A', minimum",
        "provision, first_name, TEXT81, max_length",
        "provision, last_name, 'A', minimum",
        "provision, last_name, TEXT81, max_length",
        "provision, partner_account_id, TEXT81, max_length",
        "provision, billing_locale, 'de_DE', enum",
        "provision, managed_site_owner, 'yes', type",
        "provision, enable_single_billing, 1, type",
        "provision, gdpr_opt_out, 'no', type",
        "provision, external_id, TEXT256, max_length",
        "provision, external_provider, TEXT81, max_length",
        "provision, colour, 'red', unknown_field",
        "plan, plan_type, NONE, required",
        "plan, plan_type, 'TRIAL', not_allowed",
        "plan, plan_type, 'gold', format",
        "plan, plan_group_id, 0, minimum",
        "plan, plan_group_id, '152', type",
        "plan, plan_group_id, 2147483648, maximum",
        "plan, billing_day_of_month, 0, minimum",
        "plan, billing_day_of_month, 32, maximum",
        "plan, colour, 1, unknown_field",
        "cancel, effective_date, 'tomorrow', format",
        "cancel, effective_date, 1, type",
        "cancel, reason_id, 4, enum",
        "cancel, reason_id, '1', type",
        "cancel, colour, 1, unknown_field",
        "user, first_name, NONE, required",
        "user, last_name, NONE, required",
        "user, role_name, NONE, required",
        "user, contact_email, NONE, required",
        "user, login_name, NONE, required",
        "user, external_id, NONE, required",
        "user, external_provider, NONE, required",
        "user, first_name, TEXT81, max_length",
        "user, last_name, TEXT81, max_length",
        "user, role_name, 'owner', enum",
        "user, contact_email, 'x', format",
        "user, login_name, TEXT51, max_length",
        "user, external_id, TEXT256, max_length",
        "user, external_provider, TEXT81, max_length",
        "user, colour, 1, unknown_field",
      })
  void should_refuse_what_breaks_a_bound(String what, String field, String value, String rule) {
    // Given
    JsonNode body = with(what, field, value);

    // When
    RefusedException refused = refused(what, body);

    // Then
    assertThat(refused.violations())
        .anySatisfy(
            violation -> {
              assertThat(violation.field()).isEqualTo("body." + field);
              assertThat(violation.rule()).isEqualTo(rule);
            });
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "provision, country_code, 'CA'",
        "provision, login_name, TEXT50",
        "provision, login_name, 'a-Z_0@.+'",
        "provision, contact_phone, TEXT25",
        "provision, organization_name, TEXT50",
        "provision, website, 'https://example.com'",
        "provision, password, TEXT80",
        "provision, first_name, 'Al'",
        "provision, external_id, TEXT255",
        "provision, gdpr_opt_out, true",
        "plan, plan_type, 'OLD_PLAN_2'",
        "plan, billing_day_of_month, 31",
        "cancel, effective_date, '2026-12-31T00:00:00+01:00'",
        "cancel, reason_id, 30",
        "user, role_name, 'campaign_creator'",
        "user, login_name, TEXT50",
      })
  void should_take_what_is_within_the_bounds(String what, String field, String value) {
    // Given
    JsonNode body = with(what, field, value);

    // When, Then
    assertThatCode(() -> READERS.get(what).accept(body)).doesNotThrowAnyException();
  }

  @Test
  void should_take_no_state_outside_the_states() {
    // Given
    ObjectNode body = (ObjectNode) with("provision", "country_code", "'DE'");
    body.put("state_code", "");

    // When, Then
    assertThatCode(() -> Provision.read(body)).doesNotThrowAnyException();
  }

  @Test
  void should_refuse_a_state_outside_the_states() {
    // When
    RefusedException refused = refused("provision", with("provision", "country_code", "'DE'"));

    // Then
    assertThat(refused.violations().get(0).field()).isEqualTo("body.state_code");
  }

  @Test
  void should_take_either_a_password_or_an_external_authenticator() {
    // Given
    ObjectNode body = (ObjectNode) with("provision", "password", "'12345678'");
    body.put("external_id", "1");

    // When
    RefusedException refused = refused("provision", body);

    // Then
    assertThat(refused.violations())
        .anyMatch(violation -> violation.rule().equals("not_allowed_with"));
  }

  @Test
  void should_never_print_a_body() {
    // Given
    JsonNode body = with("provision", "password", "'sesame-sesame'");

    // When
    String printed = Provision.read(body).toString();

    // Then
    assertThat(printed).doesNotContain("sesame").doesNotContain("example.com");
  }

  private static RefusedException refused(String what, JsonNode body) {
    return catchThrowableOfType(RefusedException.class, () -> READERS.get(what).accept(body));
  }

  private static JsonNode with(String what, String field, String value) {
    ObjectNode body = (ObjectNode) json(GOOD.get(what));
    if (value.equals("NONE")) {
      body.remove(field);
    } else if (value.startsWith("TEXT")) {
      body.put(field, "1".repeat(Integer.parseInt(value.substring(4))));
    } else {
      body.set(field, json(value));
    }
    return body;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
