package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fanfare.simulator.bulk.SizeRule;
import io.fanfare.simulator.operations.AccountApi;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.simulator.vendor.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The calls that are answered at once, through the envelope. */
class AccountCallsTest {
  private static final Path SPEC = Path.of("../shared/reference/constant-contact-v3.0.178.yaml");

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

  private static JsonNode ok(int status, SimulatorClient.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer.json();
  }

  @Test
  void answersEveryOperationOfTheVendor() throws IOException {
    assumeTrue(Files.exists(SPEC), "the vendor's specification is not here");
    Set<String> expected = new TreeSet<>();
    for (var path : new YAMLMapper().readTree(SPEC.toFile()).path("paths").properties()) {
      if (!path.getKey().startsWith("/partner")) {
        path.getValue()
            .fieldNames()
            .forEachRemaining(
                verb ->
                    expected.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()));
      }
    }
    Set<String> actual =
        AccountApi.routes(new SizeRule(SizeRule.DECIMAL, true), true).all().stream()
            .map(route -> route.method() + " " + route.template())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void changesAccountServices() throws IOException, InterruptedException {
    String account = Ids.account(0);
    assertThat(ok(200, client.inner(account, "GET", "/account/user/privileges", null)).toString())
        .contains("contacts:write");
    JsonNode renamed = Json.object().put("organization_name", "Renamed");
    ok(200, client.inner(account, "PUT", "/account/summary", renamed));
    var extra =
        SimulatorClient.envelope(
            "GET", "/account/summary", Map.of("extra_fields", "physical_address"), null);
    JsonNode summary = ok(200, client.inner(account, extra));
    assertThat(summary.path("organization_name").asText()).isEqualTo("Renamed");
    assertThat(summary.path("encoded_account_id").asText()).isEqualTo(account);
    assertThat(summary.path("physical_address").path("city").asText()).isEqualTo("Boston");
    String address = "/account/summary/physical_address";
    JsonNode moved =
        Json.object().put("address_line1", "2 Way").put("city", "Salem").put("country_code", "US");
    ok(409, client.inner(account, "POST", address, moved));
    ok(200, client.inner(account, "PUT", address, moved));
    assertThat(ok(200, client.inner(account, "GET", address, null))).isEqualTo(moved);
    JsonNode email = Json.object().put("email_address", "news@example.com");
    ok(201, client.inner(account, "POST", "/account/emails", email));
    ok(409, client.inner(account, "POST", "/account/emails", email));
    JsonNode emails = ok(200, client.inner(account, "GET", "/account/emails", null));
    assertThat(emails.path(1).path("confirm_status").asText()).isEqualTo("UNCONFIRMED");
  }

  @Test
  void createsReadsChangesAndDeletesAContact() throws IOException, InterruptedException {
    String account = Ids.account(1);
    JsonNode body =
        Json.parse("{\"email_address\":{\"address\":\"p@example.com\"},\"first_name\":\"P\"}");
    JsonNode created = ok(201, client.inner(account, "POST", "/contacts", body));
    assertThat(created.path("contact_id").asText())
        .isEqualTo(Ids.contact(account, "p@example.com"));
    ok(409, client.inner(account, "POST", "/contacts", body));
    String url = "/contacts/" + created.path("contact_id").asText();
    JsonNode change = Json.object().put("update_source", "Account").put("last_name", "Q");
    JsonNode changed = ok(200, client.inner(account, "PUT", url, change));
    assertThat(changed.has("first_name")).isFalse();
    assertThat(changed.path("last_name").asText()).isEqualTo("Q");
    assertThat(client.inner(account, "DELETE", url, null).status()).isEqualTo(204);
    var query =
        SimulatorClient.envelope(
            "GET", "/contacts", Map.of("status", "deleted", "include_count", "true"), null);
    assertThat(ok(200, client.inner(account, query)).path("contacts_count").asInt()).isEqualTo(1);
  }

  @Test
  void theSignUpFormSaysWhetherItCreated() throws IOException, InterruptedException {
    String account = Ids.account(2);
    String list = Ids.list(account, "Newsletter");
    JsonNode form =
        Json.parse(
            "{\"email_address\":\"form@example.com\",\"list_memberships\":[\"" + list + "\"]}");
    JsonNode first = ok(201, client.inner(account, "POST", "/contacts/sign_up_form", form));
    assertThat(first.path("action").asText()).isEqualTo("created");
    JsonNode second = ok(200, client.inner(account, "POST", "/contacts/sign_up_form", form));
    assertThat(second.path("action").asText()).isEqualTo("updated");
    var query = SimulatorClient.envelope("GET", "/contacts", Map.of("lists", list), null);
    assertThat(client.inner(account, query).body()).contains("form@example.com");
  }

  @Test
  void namesAreUniqueAndListsArePaged() throws IOException, InterruptedException {
    String account = Ids.account(3);
    JsonNode list = Json.object().put("name", "Third").put("description", "more");
    assertThat(
            ok(201, client.inner(account, "POST", "/contact_lists", list)).path("list_id").asText())
        .isEqualTo(Ids.list(account, "Third"));
    ok(409, client.inner(account, "POST", "/contact_lists", list));
    ok(409, client.inner(account, "POST", "/contact_tags", Json.object().put("name", "vip")));
    JsonNode field = Json.object().put("label", "Eye colour").put("type", "string");
    assertThat(
            ok(201, client.inner(account, "POST", "/contact_custom_fields", field))
                .path("name")
                .asText())
        .isEqualTo("eye_colour");
    var first =
        SimulatorClient.envelope(
            "GET",
            "/contact_lists",
            Map.of("limit", "2", "include_count", "true", "include_membership_count", "all"),
            null);
    JsonNode page = ok(200, client.inner(account, first));
    assertThat(page.path("lists").size()).isEqualTo(2);
    assertThat(page.path("lists_count").asInt()).isEqualTo(3);
    assertThat(page.at("/lists/0/membership_count").asInt()).isEqualTo(2);
    assertThat(page.at("/_links/next/href").asText()).startsWith("/v3/contact_lists?cursor=");
  }

  @Test
  void samplesCarryTheIdsThatWereAskedFor() throws IOException, InterruptedException {
    String account = Ids.account(4);
    assertThat(
            ok(200, client.inner(account, "GET", "/emails/abc-1", null))
                .path("campaign_id")
                .asText())
        .isEqualTo("abc-1");
    assertThat(client.inner(account, "DELETE", "/emails/abc-1", null).status()).isEqualTo(204);
    assertThat(ok(200, client.inner(account, "GET", "/events", null)).path("records").isArray())
        .isTrue();
  }

  @Test
  void segmentsKeepTheirCriteriaAsText() throws IOException, InterruptedException {
    String account = Ids.account(5);
    JsonNode segment =
        Json.object().put("name", "S").put("segment_criteria", "{\"version\":\"1\"}");
    JsonNode created = ok(201, client.inner(account, "POST", "/segments", segment));
    assertThat(created.path("segment_criteria")).isEqualTo(segment.path("segment_criteria"));
    String url = "/segments/" + created.path("segment_id").asInt();
    ok(200, client.inner(account, "PATCH", url + "/name", Json.object().put("name", "T")));
    JsonNode all = ok(200, client.inner(account, "GET", "/segments", null));
    assertThat(all.at("/segments/0/name").asText()).isEqualTo("T");
    assertThat(client.inner(account, "DELETE", url, null).status()).isEqualTo(204);
    assertThat(client.inner(account, "GET", url, null).status()).isEqualTo(404);
  }
}
