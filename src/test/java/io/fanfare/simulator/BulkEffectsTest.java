package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.simulator.vendor.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each bulk operation on an account of its own: nothing before its end, the effect after it. */
class BulkEffectsTest {
  private static Simulator simulator;
  private static SimulatorClient client;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    simulator =
        Simulator.start(SimulatorSettings.defaults().withAccounts(20).withRatePerSecond(5_000));
    client = new SimulatorClient(simulator).signedIn();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  /** Submits and lets the vendor finish. */
  private static JsonNode ended(String account, String operation, String body)
      throws IOException, InterruptedException {
    JsonNode payload = Json.parse(body.replace('\'', '"'));
    var accepted = client.inner(account, "POST", "/activities/" + operation, payload);
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
    assertThat(accepted.json().path("state").asText()).isEqualTo("initialized");
    assertThat(accepted.json().path("percent_done").asInt()).isEqualTo(1);
    finish();
    String url = "/activities/" + accepted.json().path("activity_id").asText();
    JsonNode activity = client.inner(account, "GET", url, null).json();
    assertThat(activity.path("state").asText()).isEqualTo("completed");
    return activity;
  }

  private static void finish() throws IOException, InterruptedException {
    client.admin("POST", "/clock/advance", "{\"duration\":\"PT10M\"}");
  }

  private static JsonNode contact(String account, int index)
      throws IOException, InterruptedException {
    ObjectNode envelope =
        SimulatorClient.envelope(
            "GET",
            "/contacts/" + Ids.seededContact(account, index),
            Map.of("include", "list_memberships,taggings,custom_fields"),
            null);
    return client.inner(account, envelope).json();
  }

  private static List<String> lists(JsonNode contact) {
    return Json.texts(contact.path("list_memberships"));
  }

  @Test
  void importsContacts() throws IOException, InterruptedException {
    String account = Ids.account(0);
    JsonNode activity =
        ended(
            account,
            "contacts_json_import",
            """
            {'import_data':[{'email':' New@Example.com','first_name':'Nora','cf:shoe_size':'39',
              'work_street':'1 Way','work_zip':'02451','mobile_phone':'555-0102'}],
             'list_ids':['%s']}\
            """
                .formatted(Ids.list(account, "Customers")));
    assertThat(activity.path("status").path("items_total_count").asInt()).isEqualTo(2);
    assertThat(activity.path("source_file_name").asText()).isNotEmpty();
    ObjectNode query =
        SimulatorClient.envelope(
            "GET",
            "/contacts",
            Map.of(
                "email", "new@example.com",
                "status", "all",
                "include", "list_memberships,custom_fields,street_addresses,phone_numbers"),
            null);
    JsonNode found = client.inner(account, query).json().path("contacts").path(0);
    assertThat(found.path("contact_id").asText())
        .isEqualTo(Ids.contact(account, "new@example.com"));
    assertThat(found.path("first_name").asText()).isEqualTo("Nora");
    assertThat(lists(found)).containsExactly(Ids.list(account, "Customers"));
    assertThat(found.path("custom_fields").path(0).path("custom_field_id").asText())
        .isEqualTo(Ids.customField(account, "shoe_size"));
    assertThat(found.at("/street_addresses/0/postal_code").asText()).isEqualTo("02451");
    assertThat(found.at("/phone_numbers/0/kind").asText()).isEqualTo("mobile");
  }

  @Test
  void addsListMemberships() throws IOException, InterruptedException {
    String account = Ids.account(1);
    JsonNode activity =
        ended(
            account,
            "add_list_memberships",
            "{'source':{'all_active_contacts':true},'exclude':{'contact_ids':['%s']},'list_ids':['%s']}"
                .formatted(Ids.seededContact(account, 1), Ids.list(account, "Customers")));
    assertThat(activity.path("status").toString())
        .isEqualTo("{\"items_total_count\":2,\"items_completed_count\":2,\"list_count\":1}");
    assertThat(lists(contact(account, 0))).contains(Ids.list(account, "Customers"));
    assertThat(lists(contact(account, 1))).containsExactly(Ids.list(account, "Newsletter"));
    assertThat(lists(contact(account, 3))).isEmpty();
  }

  @Test
  void removesListMemberships() throws IOException, InterruptedException {
    String account = Ids.account(2);
    String newsletter = Ids.list(account, "Newsletter");
    ended(
        account,
        "remove_list_memberships",
        "{'source':{'engagement_level':'high'},'list_ids':['%s']}".formatted(newsletter));
    assertThat(lists(contact(account, 0))).isEmpty();
    assertThat(lists(contact(account, 1))).containsExactly(newsletter);
  }

  @Test
  void addsTags() throws IOException, InterruptedException {
    String account = Ids.account(3);
    ended(
        account,
        "contacts_taggings_add",
        "{'source':{'list_ids':['%s']},'tag_ids':['%s']}"
            .formatted(Ids.list(account, "Newsletter"), Ids.tag(account, "Lead")));
    assertThat(Json.texts(contact(account, 1).path("taggings")))
        .containsExactly(Ids.tag(account, "Lead"));
    assertThat(contact(account, 3).path("taggings").size()).isZero();
  }

  @Test
  void removesTags() throws IOException, InterruptedException {
    String account = Ids.account(4);
    ended(
        account,
        "contacts_taggings_remove",
        "{'source':{'new_subscriber':'true'},'tag_ids':['%s']}".formatted(Ids.tag(account, "VIP")));
    assertThat(contact(account, 0).path("taggings").size()).isZero();
    assertThat(contact(account, 2).path("taggings").size()).isEqualTo(1);
  }

  @Test
  void deletesContacts() throws IOException, InterruptedException {
    String account = Ids.account(5);
    ended(
        account,
        "contact_delete",
        "{'contact_ids':['%s']}".formatted(Ids.seededContact(account, 0)));
    assertThat(contact(account, 0).has("deleted_at")).isTrue();
    JsonNode left = client.inner(account, "GET", "/contacts", null).json();
    assertThat(left.path("contacts").size()).isEqualTo(3);
  }

  @Test
  void deletesLists() throws IOException, InterruptedException {
    String account = Ids.account(6);
    String list = Ids.list(account, "Newsletter");
    JsonNode activity = ended(account, "list_delete", "{'list_ids':['%s']}".formatted(list));
    assertThat(activity.path("status").toString()).isEqualTo("{\"list_count\":1}");
    assertThat(client.inner(account, "GET", "/contact_lists/" + list, null).status())
        .isEqualTo(404);
    assertThat(lists(contact(account, 0))).isEmpty();
  }

  @Test
  void deletesTags() throws IOException, InterruptedException {
    String account = Ids.account(7);
    String tag = Ids.tag(account, "VIP");
    ended(account, "contacts_tags_delete", "{'tag_ids':['%s']}".formatted(tag));
    assertThat(client.inner(account, "GET", "/contact_tags/" + tag, null).status()).isEqualTo(404);
    assertThat(contact(account, 0).path("taggings").size()).isZero();
  }

  @Test
  void deletesCustomFieldsAndReportsNoStatus() throws IOException, InterruptedException {
    String account = Ids.account(8);
    String field = Ids.customField(account, "shoe_size");
    JsonNode activity =
        ended(account, "custom_fields_delete", "{'custom_field_ids':['%s']}".formatted(field));
    assertThat(activity.has("status")).isFalse();
    assertThat(client.inner(account, "GET", "/contact_custom_fields", null).body())
        .doesNotContain(field)
        .contains("loyalty_level");
  }

  @Test
  void exportsAFileThatExistsOnlyAtTheEnd() throws IOException, InterruptedException {
    String account = Ids.account(9);
    JsonNode body =
        Json.parse("{\"fields\":[\"email_address\",\"created_at\"],\"status\":\"active\"}");
    JsonNode accepted = client.inner(account, "POST", "/activities/contact_exports", body).json();
    String file = accepted.at("/_links/results/href").asText().substring("/v3".length());
    assertThat(file).startsWith("/contact_exports/");
    assertThat(client.inner(account, "GET", file, null).status()).isEqualTo(404);
    finish();
    var csv = client.inner(account, "GET", file, null);
    assertThat(csv.headers().get("content-type")).containsExactly("text/csv");
    assertThat(csv.body().lines().findFirst()).contains("\"Email address\",\"Created At\"");
    assertThat(csv.body().lines()).hasSize(4);
    assertThat(csv.body()).contains(Ids.seededEmail(account, 0));
  }

  @Test
  void refusesAFileInTheEnvelope() throws IOException, InterruptedException {
    var answer =
        client.inner(Ids.account(9), "POST", "/activities/contacts_file_import", Json.object());
    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void deletesOneListAndOneTagInTheBackground() throws IOException, InterruptedException {
    String account = Ids.account(10);
    String list = "/contact_lists/" + Ids.list(account, "Newsletter");
    String tag = "/contact_tags/" + Ids.tag(account, "VIP");
    var first = client.inner(account, "DELETE", list, null);
    assertThat(first.status()).isEqualTo(202);
    String activity = "/v3/activities/" + first.json().path("activity_id").asText();
    assertThat(first.headers().get("location")).containsExactly(activity);
    client.admin("POST", "/faults", "{\"kind\":\"end_as\",\"state\":\"failed\",\"count\":1}");
    var second = client.inner(account, "DELETE", tag, null);
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.json().path("activity_errors").isArray()).isTrue();
    assertThat(client.inner(account, "GET", list, null).status()).isEqualTo(200);
    finish();
    assertThat(client.inner(account, "GET", list, null).status()).isEqualTo(404);
    assertThat(client.inner(account, "GET", tag, null).status()).isEqualTo(200);
  }

  @Test
  void selectsBySegmentAndTag() throws IOException, InterruptedException {
    String account = Ids.account(11);
    String criteria =
        "{\"criteria\":{\"type\":\"and\",\"group\":[{\"source\":\"contacts\","
            + "\"field\":\"first_name\",\"op\":\"eq\",\"const_value\":\"Sample1\"}]}}";
    JsonNode segment = Json.object().put("name", "Ones").put("segment_criteria", criteria);
    var created = client.inner(account, "POST", "/segments", segment);
    assertThat(created.status()).isEqualTo(201);
    String customers = Ids.list(account, "Customers");
    ended(
        account,
        "add_list_memberships",
        "{'source':{'segment_id':%s},'list_ids':['%s']}"
            .formatted(created.json().path("segment_id").asInt(), customers));
    assertThat(lists(contact(account, 1))).contains(customers);
    assertThat(lists(contact(account, 0))).doesNotContain(customers);
    ended(
        account,
        "add_list_memberships",
        "{'source':{'tag_ids':['%s']},'list_ids':['%s']}"
            .formatted(Ids.tag(account, "VIP"), customers));
    assertThat(lists(contact(account, 0))).contains(customers);
  }
}
