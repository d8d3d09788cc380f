package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The partner's own endpoints beside the directory. */
class PartnerCallsTest {
  private static Simulator simulator;
  private static SimulatorClient client;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    simulator = Simulator.start(SimulatorSettings.defaults().withRatePerSecond(5_000));
    client = new SimulatorClient(simulator).signedIn();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void provisionsOnceForALoginName() throws IOException, InterruptedException {
    String body =
        "{\"contact_email\":\"n@example.com\",\"country_code\":\"US\",\"state_code\":\"MA\","
            + "\"login_name\":\"newcomer\",\"managed_site_owner\":true}";
    var created = client.call("POST", "/partner/accounts", body);
    assertThat(created.status()).isEqualTo(201);
    String id = created.json().path("encoded_account_id").asText();
    assertThat(client.inner(id, "GET", "/activities", null).status()).isEqualTo(200);
    assertThat(client.call("POST", "/partner/accounts", body).status()).isEqualTo(409);
  }

  @Test
  void changesAPlanAndCancelsAnAccount() throws IOException, InterruptedException {
    String account = "/partner/accounts/" + Ids.account(1);
    assertThat(client.call("GET", account + "/plan", null).json().path("plan_type").asText())
        .isEqualTo("TRIAL");
    String gold = "{\"plan_type\":\"GOLD\",\"billing_day_of_month\":3}";
    JsonNode plan = client.call("PUT", account + "/plan", gold).json();
    assertThat(plan.path("plan_type").asText()).isEqualTo("GOLD");
    assertThat(plan.path("billing_day_of_month").asInt()).isEqualTo(3);
    assertThat(client.call("PUT", account + "/plan", "{\"plan_type\":\"TRIAL\"}").status())
        .isEqualTo(400);
    assertThat(client.call("PUT", account + "/status/cancel", "{\"reason_id\":4}").status())
        .isEqualTo(400);
    assertThat(client.call("PUT", account + "/status/cancel", "{\"reason_id\":3}").status())
        .isEqualTo(200);
    assertThat(client.inner(Ids.account(1), "GET", "/activities", null).status()).isEqualTo(404);
  }

  @Test
  void unsubscribesAddresses() throws IOException, InterruptedException {
    String account = Ids.account(2);
    String body =
        "{\"email_addresses\":[\"%s\",\"stranger@example.com\"],\"update_source\":\"Account\"}"
            .formatted(Ids.seededEmail(account, 0));
    var answer =
        client.call("POST", "/partner/accounts/" + account + "/contacts/unsubscribe", body);
    assertThat(answer.body()).isEqualTo("{\"unsubscribed_count\":1}");
    JsonNode contact = client.admin("GET", "/accounts/" + account + "/contacts", null).path(0);
    assertThat(contact.at("/email_address/permission_to_send").asText()).isEqualTo("unsubscribed");
    assertThat(contact.path("list_memberships").size()).isZero();
  }

  @Test
  void keepsWebhookSubscriptions() throws IOException, InterruptedException {
    String topic = "/partner/webhooks/subscriptions/3";
    assertThat(client.call("GET", topic, null).status()).isEqualTo(404);
    assertThat(client.call("PUT", topic, "{\"hook_uri\":\"http://a.example\"}").status())
        .isEqualTo(400);
    assertThat(client.call("PUT", topic, "{\"hook_uri\":\"https://a.example\"}").status())
        .isEqualTo(200);
    assertThat(client.call("POST", topic + "/tests", "{}").status()).isEqualTo(201);
    assertThat(client.call("GET", "/partner/webhooks/subscriptions", null).json().size())
        .isEqualTo(1);
    assertThat(client.call("DELETE", topic, null).status()).isEqualTo(204);
  }

  @Test
  void addsAUser() throws IOException, InterruptedException {
    String body =
        "{\"first_name\":\"A\",\"last_name\":\"B\",\"role_name\":\"account_manager\","
            + "\"contact_email\":\"u@example.com\",\"login_name\":\"user-1\","
            + "\"external_id\":\"1\",\"external_provider\":\"idp\"}";
    String users = "/partner/accounts/" + Ids.account(0) + "/users/sso";
    assertThat(client.call("POST", users, body).status()).isEqualTo(201);
    assertThat(client.call("POST", users, body).status()).isEqualTo(409);
  }

  @Test
  void growsAndCancelsBehindTheScenes() throws IOException, InterruptedException {
    client.admin("POST", "/accounts", "{\"count\":2}");
    assertThat(client.inner(Ids.account(11), "GET", "/activities", null).status()).isEqualTo(200);
    client.admin("POST", "/accounts/" + Ids.account(11) + "/cancel", "{}");
    assertThat(client.inner(Ids.account(11), "GET", "/activities", null).status()).isEqualTo(404);
  }

  @Test
  void aCallWithoutAnAccountIsForbidden() throws IOException, InterruptedException {
    assertThat(client.call("GET", "/contacts", null).status()).isEqualTo(403);
  }
}
