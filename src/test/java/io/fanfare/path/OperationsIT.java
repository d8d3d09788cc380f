package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Each bulk operation through the whole service; its effect is read back from the vendor. */
@ResourceLock(Lanes.FIRST)
class OperationsIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stage stage = SharedStage.stage();

  @Test
  void contacts_json_import_puts_contacts_on_the_list() {
    // Given
    String account = Ids.account(0);
    String list = Ids.list(account, "Customers");
    Map<String, Object> row = Map.of("email", "new.one@example.com", "first_name", "New");

    // When
    JsonNode job =
        run(
            account,
            "contacts_json_import",
            Map.of("import_data", List.of(row), "list_ids", List.of(list)));

    // Then
    assertThat(job.path("outcome").asText()).isEqualTo("succeeded");
    JsonNode contact = contact(account, "new.one@example.com");
    assertThat(contact.path("first_name").asText()).isEqualTo("New");
    assertThat(texts(contact.path("list_memberships"))).containsExactly(list);
  }

  @Test
  void rows_sent_as_csv_become_contacts() {
    // Given
    String account = Ids.account(1);
    String csv =
        "email,first_name\r\ncsv.one@example.com,\"Csv, One\"\r\ncsv.two@example.com,Two\r\n";

    // When
    String id =
        stage
            .api()
            .contentType("text/csv")
            .queryParam("accounts", account)
            .queryParam("list_ids", Ids.list(account, "Newsletter"))
            .body(csv)
            .post("/v1/imports")
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");

    // Then
    assertThat(stage.awaitFinished(id, LIMIT).path("outcome").asText()).isEqualTo("succeeded");
    assertThat(contact(account, "csv.one@example.com").path("first_name").asText())
        .isEqualTo("Csv, One");
    assertThat(contact(account, "csv.two@example.com").isMissingNode()).isFalse();
  }

  @Test
  void contact_exports_leaves_a_file_that_can_be_fetched() {
    // Given
    String account = Ids.account(2);
    JsonNode job = run(account, "contact_exports", Map.of("fields", List.of("email_address")));
    UUID remoteId = UUID.fromString(activity(job).path("remote_id").asText());

    // When
    JsonNode answer =
        stage.direct(
            account,
            Map.of(
                "method",
                "GET",
                "path",
                "/contact_exports/{file_export_id}",
                "path_parameters",
                Map.of("file_export_id", Ids.exportFile(remoteId)),
                "headers",
                Map.of("Accept", "text/csv")));

    // Then
    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText()).contains(Ids.seededEmail(account, 0));
  }

  @Test
  void contact_delete_removes_the_contact() {
    // Given
    String account = Ids.account(3);
    String contact = Ids.seededContact(account, 1);

    // When
    run(account, "contact_delete", Map.of("contact_ids", List.of(contact)));

    // Then
    JsonNode answer =
        stage.direct(
            account,
            Map.of(
                "method", "GET",
                "path", "/contacts/{contact_id}",
                "path_parameters", Map.of("contact_id", contact)));
    JsonNode seen = contact(account, Ids.seededEmail(account, 1));
    assertThat(seen.isMissingNode() || seen.has("deleted_at")).isTrue();
    assertThat(answer.path("status").asInt() == 404 || answer.path("body").has("deleted_at"))
        .isTrue();
  }

  @Test
  void add_list_memberships_puts_the_members_of_one_list_on_another() {
    // Given
    String account = Ids.account(4);
    String target = Ids.list(account, "Customers");

    // When
    run(
        account,
        "add_list_memberships",
        Map.of(
            "source", Map.of("list_ids", List.of(Ids.list(account, "Newsletter"))),
            "list_ids", List.of(target)));

    // Then
    assertThat(texts(contact(account, Ids.seededEmail(account, 0)).path("list_memberships")))
        .contains(target);
  }

  @Test
  void remove_list_memberships_takes_contacts_off_the_list() {
    // Given
    String account = Ids.account(5);
    String list = Ids.list(account, "Newsletter");
    String contact = Ids.seededContact(account, 0);

    // When
    run(
        account,
        "remove_list_memberships",
        Map.of("source", Map.of("contact_ids", List.of(contact)), "list_ids", List.of(list)));

    // Then
    assertThat(texts(contact(account, Ids.seededEmail(account, 0)).path("list_memberships")))
        .doesNotContain(list);
  }

  @Test
  void list_delete_removes_the_list() {
    // Given
    String account = Ids.account(6);
    String list = Ids.list(account, "Customers");

    // When
    run(account, "list_delete", Map.of("list_ids", List.of(list)));

    // Then
    assertThat(ids(account, "lists")).doesNotContain(list).isNotEmpty();
  }

  @Test
  void contacts_taggings_add_puts_the_tag_on_contacts() {
    // Given
    String account = Ids.account(7);
    String tag = Ids.tag(account, "Lead");

    // When
    run(
        account,
        "contacts_taggings_add",
        Map.of("source", Map.of("all_active_contacts", true), "tag_ids", List.of(tag)));

    // Then
    assertThat(texts(contact(account, Ids.seededEmail(account, 0)).path("taggings"))).contains(tag);
  }

  @Test
  void contacts_taggings_remove_takes_the_tag_off() {
    // Given
    String account = Ids.account(8);
    String tag = Ids.tag(account, "VIP");

    // When
    run(
        account,
        "contacts_taggings_remove",
        Map.of("source", Map.of("tag_ids", List.of(tag)), "tag_ids", List.of(tag)));

    // Then
    assertThat(texts(contact(account, Ids.seededEmail(account, 0)).path("taggings")))
        .doesNotContain(tag);
  }

  @Test
  void contacts_tags_delete_removes_the_tag() {
    // Given
    String account = Ids.account(9);
    String tag = Ids.tag(account, "VIP");

    // When
    run(account, "contacts_tags_delete", Map.of("tag_ids", List.of(tag)));

    // Then
    assertThat(ids(account, "tags")).doesNotContain(tag).isNotEmpty();
  }

  @Test
  void custom_fields_delete_removes_the_field() {
    // Given
    String account = Ids.account(10);
    String field = Ids.customField(account, "shoe_size");

    // When
    JsonNode job = run(account, "custom_fields_delete", Map.of("custom_field_ids", List.of(field)));

    // Then
    assertThat(job.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(ids(account, "custom_fields")).doesNotContain(field).isNotEmpty();
  }

  @Test
  void deleting_one_list_is_polled_to_its_end_like_a_bulk_operation() {
    // Given
    String account = Ids.account(11);
    String list = Ids.list(account, "Customers");

    // When
    JsonNode job =
        run(
            account,
            "api_request",
            Map.of(
                "method", "DELETE",
                "path", "/contact_lists/{list_id}",
                "path_parameters", Map.of("list_id", list)));

    // Then
    assertThat(activity(job).path("remote_id").asText()).isNotEmpty();
    assertThat(ids(account, "lists")).doesNotContain(list);
  }

  @Test
  void the_guides_import_arrives() throws Exception {
    // Given
    String account = Ids.account(12);
    String list = Ids.list(account, "Newsletter");
    JsonNode request =
        JSON.readTree(
            """
            {"import_data":[{"email":"joe.jones@example.com","first_name":"Joe",
            "last_name":"Jones","job_title":"Chief Innovation Officer",
            "company_name":"RelativeGravity, Inc.","birthday_month":11,"birthday_day":24,
            "anniversary":"2006-11-15","phone":"555-555-5555","street":"123 Maple Lane",
            "street2":"Apt. 337","city":"Chicago","state":"Illinois","zip":"60609",
            "country":"United States"}],"list_ids":["LIST"]}
            """
                .replace("LIST", list));

    // When
    run(account, "contacts_json_import", request);

    // Then
    JsonNode joe = contact(account, "joe.jones@example.com");
    assertThat(joe.path("job_title").asText()).isEqualTo("Chief Innovation Officer");
    assertThat(joe.path("birthday_day").asInt()).isEqualTo(24);
  }

  @Test
  void the_guides_segment_arrives_with_its_nested_escapes() throws Exception {
    // Given
    String account = Ids.account(13);
    String name = "Re-engage contacts who did not open the last 5 email campaign activities.";
    String criteria =
        "{\"version\":\"1.0.0\",\"criteria\":{\"type\":\"and\",\"group\":[{\"source\":\"tracking\","
            + "\"field\":\"not_opened\",\"op\":\"contains-any\",\"const_value\":\"last-n-campaigns\","
            + "\"param\":\"5\"}]}}";

    // When
    JsonNode answer =
        stage.direct(
            account,
            Map.of(
                "method", "POST",
                "path", "/segments",
                "body", Map.of("name", name, "segment_criteria", criteria)));

    // Then
    assertThat(answer.path("status").asInt()).isEqualTo(201);
    assertThat(answer.path("body").path("segment_criteria").asText()).isEqualTo(criteria);
    JsonNode read =
        stage.direct(
            account,
            Map.of(
                "method", "GET",
                "path", "/segments/{segment_id}",
                "path_parameters",
                    Map.of("segment_id", answer.path("body").path("segment_id").asText())));
    assertThat(read.path("body").path("name").asText()).isEqualTo(name);
    assertThat(read.path("body").path("segment_criteria").asText()).isEqualTo(criteria);
  }

  @Test
  void the_guides_contact_details_come_with_list_memberships() {
    // Given
    String account = Ids.account(14);

    // When
    JsonNode answer =
        stage.direct(
            account,
            Map.of(
                "method",
                "GET",
                "path",
                "/contacts/{contact_id}",
                "path_parameters",
                Map.of("contact_id", Ids.seededContact(account, 0)),
                "query",
                Map.of("include", "list_memberships")));

    // Then
    assertThat(texts(answer.path("body").path("list_memberships")))
        .containsExactly(Ids.list(account, "Newsletter"));
  }

  private JsonNode run(String account, String operation, Object request) {
    String id =
        stage.submit(
            Map.of(
                "operation", operation,
                "accounts", Map.of("ids", List.of(account)),
                "request", request));
    JsonNode job = stage.awaitFinished(id, LIMIT);
    assertThat(job.path("outcome").asText()).as(job.toString()).isEqualTo("succeeded");
    return job;
  }

  private JsonNode activity(JsonNode job) {
    return stage
        .api()
        .get("/v1/jobs/" + job.path("job_id").asText() + "/activities")
        .as(JsonNode.class)
        .path("activities")
        .path(0);
  }

  private JsonNode contact(String account, String email) {
    JsonNode contacts =
        stage.simulator().get("/_sim/accounts/" + account + "/contacts").as(JsonNode.class);
    return StreamSupport.stream(contacts.spliterator(), false)
        .filter(c -> c.path("email_address").path("address").asText().equals(email))
        .findFirst()
        .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }

  private List<String> ids(String account, String what) {
    JsonNode all =
        stage.simulator().get("/_sim/accounts/" + account + "/" + what).as(JsonNode.class);
    return StreamSupport.stream(all.spliterator(), false)
        .map(one -> one.path("id").asText())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
