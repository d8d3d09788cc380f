package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.simulator.vendor.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Counters, row errors and silent losses of imports. */
class ImportTest {
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

  private static JsonNode imported(String account, ArrayNode rows)
      throws IOException, InterruptedException {
    ObjectNode payload = Json.object();
    payload.set("import_data", rows);
    payload.putArray("list_ids").add(Ids.list(account, "Customers"));
    var accepted = client.inner(account, "POST", "/activities/contacts_json_import", payload);
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
    client.admin("POST", "/clock/advance", "{\"duration\":\"PT1H\"}");
    String url = "/activities/" + accepted.json().path("activity_id").asText();
    return client.inner(account, "GET", url, null).json();
  }

  @Test
  void namesTheLineOfEveryBadRow() throws IOException, InterruptedException {
    ArrayNode rows = Json.array();
    rows.addObject().put("email", "a@example.com");
    rows.addObject().put("email", "b@example.com").put("birthday_month", 2);
    rows.addObject().put("first_name", "Nobody");
    rows.addObject().put("email", "not-an-address");
    rows.addObject().put("email", "c@example.com").put("anniversary", "soon");
    rows.addObject().put("email", "d@example.com").put("cf:unheard_of", "x");
    rows.addObject().put("email", "e@example.com").put("first_name", "x".repeat(51));
    rows.addObject().put("email", "f@example.com").put("birthday_month", 2).put("birthday_day", 29);
    JsonNode activity = imported(Ids.account(0), rows);
    assertThat(Json.texts(activity.path("activity_errors")))
        .containsExactly(
            "Line 3: Invalid birthday",
            "Line 4: Missing email",
            "Line 5: Invalid email",
            "Line 6: Invalid anniversary",
            "Line 7: Unknown custom field",
            "Line 8: Too long: first_name");
    assertThat(activity.path("status").toString())
        .isEqualTo(
            "{\"items_total_count\":9,\"person_count\":2,\"error_count\":2,"
                + "\"correctable_count\":4,\"cannot_add_to_list_count\":0}");
  }

  @Test
  void mergesDuplicatesSilentlyAndTheLastRowWins() throws IOException, InterruptedException {
    String account = Ids.account(1);
    ArrayNode rows = Json.array();
    rows.addObject()
        .put("email", "twin@example.com")
        .put("first_name", "First")
        .put("city", "Bonn");
    rows.addObject().put("email", " TWIN@example.com ").put("first_name", "Last");
    JsonNode status = imported(account, rows).path("status");
    assertThat(status.path("items_total_count").asInt()).isEqualTo(3);
    assertThat(status.path("person_count").asInt()).isEqualTo(1);
    String id = Ids.contact(account, "twin@example.com");
    JsonNode contact = client.inner(account, "GET", "/contacts/" + id, null).json();
    assertThat(contact.path("first_name").asText()).isEqualTo("Last");
  }

  @Test
  void updatesTheUnsubscribedWithoutAddingThem() throws IOException, InterruptedException {
    String account = Ids.account(2);
    ArrayNode rows = Json.array();
    rows.addObject().put("email", Ids.seededEmail(account, 3)).put("first_name", "Changed");
    JsonNode status = imported(account, rows).path("status");
    assertThat(status.path("cannot_add_to_list_count").asInt()).isEqualTo(1);
    assertThat(status.path("person_count").asInt()).isEqualTo(1);
    JsonNode seen = client.admin("GET", "/accounts/" + account + "/contacts", null).path(3);
    assertThat(seen.path("first_name").asText()).isEqualTo("Changed");
    assertThat(seen.path("list_memberships").size()).isZero();
    assertThat(seen.at("/email_address/permission_to_send").asText()).isEqualTo("unsubscribed");
  }

  @Test
  void revivesTheDeletedAndNeverClearsAField() throws IOException, InterruptedException {
    String account = Ids.account(5);
    String id = "/contacts/" + Ids.seededContact(account, 0);
    assertThat(client.inner(account, "DELETE", id, null).status()).isEqualTo(204);
    ArrayNode rows = Json.array();
    rows.addObject().put("email", Ids.seededEmail(account, 0)).put("first_name", "");
    imported(account, rows);
    JsonNode contact = client.inner(account, "GET", id, null).json();
    assertThat(contact.has("deleted_at")).isFalse();
    assertThat(contact.path("first_name").asText()).isEqualTo("Sample0");
  }
}
