package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.Caller;
import io.fanfare.job.JobRequests;
import io.fanfare.job.Origin;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.payload.Sealed;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.access.Store;
import io.fanfare.upload.Block;
import io.fanfare.upload.Owner;
import io.fanfare.upload.UploadSettings;
import io.fanfare.upload.UploadStore;
import io.fanfare.upload.UploadStore.Prepared;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of rows over HTTP, on real parts. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class ImportsComponentTest {
  private static final Store DATABASE = new Store(SharedServices.jdbcUrl());
  private static final String LIST = UUID.randomUUID().toString();

  @Inject UploadStore store;
  @Inject UploadSettings settings;
  @Inject JobRequests requests;

  @TestHTTPResource URI address;

  private List<String> accounts = List.of();

  @BeforeEach
  void knowTheAccounts() {
    accounts = Api.accounts();
  }

  @Test
  void shouldMakeAnImportOfCsv() {
    // Given
    long before = count("upload");
    String csv =
        "E-mail,First Name\r\none@example.com,\"One, the first\"\r\ntwo@example.com,Two\r\n";

    // When
    String id =
        imports(csv, Map.of("accounts", accounts.get(0), "list_ids", LIST, "name", "From a file"))
            .statusCode(202)
            .body("operation", equalTo("contacts_json_import"))
            .body("name", equalTo("From a file"))
            .body("rows.read", equalTo(2))
            .body("rows.sent", equalTo(2))
            .extract()
            .path("job_id");

    // Then
    assertThat(Api.get("/v1/jobs/" + id).getInt("total")).isEqualTo(1);
    assertThat(count("upload")).isEqualTo(before);
  }

  @Test
  void shouldSendEachAccountItsOwnRows() {
    // Given
    String csv =
        """
        account;id;Mail;cf:shoe
        %1$s;k1;a@example.com;1
        %2$s;k2;b@example.com;2
        %1$s;k3;nonsense;3
        %1$s;k4;A@Example.com;4
        not-ours;k5;c@example.com;5
        ;k6;d@example.com;6
        """
            .formatted(accounts.get(0), accounts.get(1));
    Map<String, String> query =
        Map.of(
            "account_column", "account",
            "key", "id",
            "delimiter", ";",
            "map.Mail", "email",
            "list_ids", LIST);

    // When
    ValidatableResponse answer = imports(csv, query).statusCode(202);

    // Then
    answer
        .body("total", equalTo(2))
        .body("rows.read", equalTo(6))
        .body("rows.sent", equalTo(2))
        .body("rows.merged", equalTo(1))
        .body("rows.rejected", equalTo(3));
    String job = answer.extract().path("job_id");
    assertThat(count("payload where job_id = '%s'".formatted(job))).isEqualTo(2);
    assertThat(
            count(
                "row_origin o join payload p on p.id = o.payload_id where job_id = '%s'"
                    .formatted(job)))
        .isEqualTo(2);
    assertThat(count("payload where job_id is null")).isZero();
  }

  @Test
  void shouldLetAJobNameAnUpload() {
    // Given
    String rows =
        "{\"acc\":\"%s\",\"email\":\"a@example.com\"}\n{\"acc\":\"%s\",\"email\":\"b@example.com\"}\n"
            .formatted(accounts.get(0), accounts.get(1));
    String upload =
        given()
            .contentType("application/x-ndjson")
            .queryParam("account_column", "acc")
            .body(rows.getBytes(StandardCharsets.UTF_8))
            .post("/v1/uploads")
            .then()
            .statusCode(201)
            .body("rows", equalTo(2))
            .body("expires_at", notNullValue())
            .extract()
            .path("upload_id");

    // When
    ValidatableResponse all = job(upload, "").statusCode(202);
    ValidatableResponse one =
        job(upload, "\"accounts\":{\"ids\":[\"%s\"]},".formatted(accounts.get(0))).statusCode(202);

    // Then
    plan(upload).statusCode(200).body("activities", equalTo(2)).body("submissions", equalTo(2));
    all.body("total", equalTo(2));
    one.body("total", equalTo(1));
    job(UUID.randomUUID().toString(), "").statusCode(422).body("code", equalTo("unknown_upload"));
  }

  @Test
  void shouldAskForAccountsWhereRowsNameNone() {
    // Given
    String upload =
        upload("email\na@example.com\n", "up-" + UUID.randomUUID()).getString("upload_id");

    // When
    ValidatableResponse answer = job(upload, "");

    // Then
    answer.statusCode(422).body("violations.field", hasItem("body.accounts"));
    assertThat(count("payload where job_id is null")).isZero();
  }

  @Test
  void shouldGiveTheSameAnswerUnderTheSameKey() {
    // Given
    String key = "up-" + UUID.randomUUID();
    String first = upload("email\na@example.com\n", key).getString("upload_id");

    // When
    String again = upload("email\na@example.com\n", key).getString("upload_id");

    // Then
    assertThat(again).isEqualTo(first);
    given()
        .contentType("text/csv")
        .header("Idempotency-Key", key)
        .body("email\nb@example.com\n")
        .post("/v1/uploads")
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency_key_reused"));
    assertThat(count("upload where kept_at is null")).isZero();
  }

  @Test
  void shouldGiveTheSameImportUnderTheSameKey() {
    // Given
    String key = "im-" + UUID.randomUUID();
    String csv = "email\na@example.com\na@example.com\n";
    String first = keyed(csv, key).statusCode(202).extract().path("job_id");

    // When
    ValidatableResponse again = keyed(csv, key);

    // Then
    again
        .statusCode(202)
        .header("Idempotent-Replayed", equalTo("true"))
        .body("job_id", equalTo(first))
        .body("rows.merged", equalTo(1));
    keyed("email\nc@example.com\n", key).statusCode(422);
    assertThat(count("payload where job_id is null")).isZero();
  }

  @Test
  void shouldRefuseBadFilesByRowAndColumn() {
    // Given
    Map<String, String> query = Map.of("accounts", accounts.get(0), "list_ids", LIST);

    // Then
    imports("email,hobby\na@example.com,x\n", query)
        .statusCode(422)
        .body("violations.field", hasItem("columns.hobby"));
    imports("first_name\nOne\n", query)
        .statusCode(422)
        .body("violations.field", hasItem("rows[1]"));
    imports("", query).statusCode(422).body("violations.field", hasItem("rows"));
    imports("email\n", query).statusCode(422).body("violations.field", hasItem("rows"));
    imports("email\n\"x\n", query).statusCode(400).body("violations.field", hasItem("rows[1]"));
    imports("email\n" + "x".repeat(4_000_000), query)
        .statusCode(422)
        .body("violations.rule", hasItem("max_length"));
    imports("email\nx@example.com\n", Map.of("account_column", "acc", "list_ids", LIST))
        .statusCode(422)
        .body("violations.field", hasItem("columns.acc"));
    assertThat(count("upload")).isEqualTo(count("upload where kept_at is not null"));
    assertThat(count("rejection_box b left join job j on j.id = b.job_id where j.id is null"))
        .isZero();
  }

  @Test
  void shouldRefuseBadQueriesBeforeReading() {
    // Then
    imports("email\nx@example.com\n", Map.of("accounts", accounts.get(0), "list_ids", "no-list"))
        .statusCode(422)
        .body("violations.field", hasItem("list_ids[0]"));
    imports("email\n", Map.of())
        .statusCode(422)
        .body("violations.field", hasItems("accounts", "list_ids"));
    imports("email\n", Map.of()).body("violations", hasSize(2));
    imports("email\n", Map.of("acounts", "x", "accounts", "y", "list_ids", LIST))
        .statusCode(400)
        .body("violations.field", hasItem("acounts"));
    imports(
            "email\n",
            Map.of("map.x", "hobby", "delimiter", "ab", "accounts", "y", "list_ids", LIST))
        .statusCode(422)
        .body("violations.field", hasItems("map.x", "delimiter"));
    given().contentType("text/plain").body("email\n").post("/v1/imports").then().statusCode(415);
  }

  @Test
  void shouldKeepNothingOfHalfAFile() throws IOException {
    // Given
    String head =
        "POST /v1/uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
            + "Content-Length: 1000\r\n\r\nemail\na@example.com\n";

    // When
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      await().until(() -> count("upload where kept_at is null") == 1);
    }

    // Then
    await().until(() -> count("upload where kept_at is null") == 0);
  }

  @Test
  void shouldDeleteWhatCrashesLeft() {
    // Given
    UUID crashed = UUID.randomUUID();
    UUID job = UUID.randomUUID();
    Sealed box = new Sealed("k1", new byte[12], new byte[1]);
    Duration limit = Duration.ofSeconds(10);
    store.begin(crashed, Owner.of(Caller.ANYBODY)).await().atMost(limit);
    store.append(crashed, List.of(new Block("a", 0, 1, box))).await().atMost(limit);
    store.keep(job, List.of(new Prepared(UUID.randomUUID(), box, box))).await().atMost(limit);
    store.purge(settings).await().atMost(limit);
    assertThat(count("upload where id = '%s'".formatted(crashed))).isEqualTo(1);
    assertThat(count("payload where prepared_for = '%s'".formatted(job))).isEqualTo(1);

    // When
    DATABASE.execute(
        "update upload set begun_at = begun_at - interval '3 hours' where id = '%s'"
            .formatted(crashed));
    DATABASE.execute(
        "update payload set kept_at = kept_at - interval '3 hours' where prepared_for = '%s'"
            .formatted(job));
    store.purge(settings).await().atMost(limit);

    // Then
    assertThat(count("upload where id = '%s'".formatted(crashed))).isZero();
    assertThat(count("upload_block where upload_id = '%s'".formatted(crashed))).isZero();
    assertThat(count("payload where prepared_for = '%s'".formatted(job))).isZero();
  }

  @Test
  void shouldTakeAnUploadButNoRowsThroughKafka() {
    // Given
    String start = "{\"operation\":\"contacts_json_import\",\"accounts\":{\"all\":true},";
    String named =
        start + "\"upload\":\"%s\",\"request\":{\"list_ids\":[\"%s\"]}}".formatted(LIST, LIST);
    String inline =
        start
            + "\"request\":{\"import_data\":[{\"email\":\"a@b.co\"}],\"list_ids\":[\"%s\"]}}"
                .formatted(LIST);

    // Then
    assertThat(requests.check(json(named), Origin.KAFKA).steps().get(0).rows()).isNotNull();
    assertThatThrownBy(() -> requests.check(json(inline), Origin.KAFKA))
        .hasMessageContaining("inline_contact_data");
  }

  @Test
  void shouldCutIdsInsteadOfRefusingThem() {
    // When
    String id =
        Api.json(
                "{\"operation\":\"contact_delete\",\"accounts\":{\"ids\":[\"%s\"]},\"request\":{\"contact_ids\":[%s]}}"
                    .formatted(accounts.get(0), ids(501)))
            .post("/v1/jobs")
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");

    // Then
    assertThat(Api.get("/v1/jobs/" + id).getInt("total")).isEqualTo(2);
  }

  private static String ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> '"' + new UUID(1, i).toString() + '"')
        .collect(Collectors.joining(","));
  }

  private static ValidatableResponse imports(String csv, Map<String, String> query) {
    return given()
        .contentType("text/csv")
        .queryParams(query)
        .body(csv.getBytes(StandardCharsets.UTF_8))
        .post("/v1/imports")
        .then();
  }

  private ValidatableResponse keyed(String csv, String key) {
    return given()
        .contentType("text/csv")
        .header("Idempotency-Key", key)
        .queryParam("accounts", accounts.get(0))
        .queryParam("list_ids", LIST)
        .body(csv)
        .post("/v1/imports")
        .then();
  }

  private static JsonPath upload(String csv, String key) {
    return given()
        .contentType("text/csv")
        .header("Idempotency-Key", key)
        .body(csv)
        .post("/v1/uploads")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static ValidatableResponse job(String upload, String more) {
    String body =
        "{\"operation\":\"contacts_json_import\",\"upload\":\"%s\",%s\"request\":{\"list_ids\":[\"%s\"]}}"
            .formatted(upload, more, LIST);
    return Api.json(body).post("/v1/jobs").then();
  }

  private static ValidatableResponse plan(String upload) {
    String body =
        "{\"operation\":\"contacts_json_import\",\"upload\":\"%s\",\"request\":{\"list_ids\":[\"%s\"]}}"
            .formatted(upload, LIST);
    return Api.json(body).post("/v1/job-plans").then();
  }

  private static JsonNode json(String text) {
    return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long count(String from) {
    return DATABASE.number("select count(*) from " + from);
  }
}
