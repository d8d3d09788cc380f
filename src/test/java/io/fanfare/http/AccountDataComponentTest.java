package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.fanfare.dispatch.DispatchDue;
import io.fanfare.dispatch.Sweep;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.access.Store;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletion of one account's data; what is left is read from the database. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class AccountDataComponentTest {
  private static final Store DATABASE = new Store(SharedServices.jdbcUrl());
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Everything sealed that bears an account's name, by kind. */
  private static final Map<String, String> SEALED =
      Map.of(
          "requests", "payload where account_id = '%s'",
          "origins", "row_origin o join payload p on p.id = o.payload_id where account_id = '%s'",
          "results",
              "result r join activity_ended e on e.id = r.activity_id where account_id = '%s'",
          "rejections", "rejection_box where account_id = '%s' and box is not null",
          "export_headers", "export_file where account_id = '%s' and header is not null",
          "export_parts",
              "export_part p join export_file f on f.activity_id = p.activity_id"
                  + " where account_id = '%s'",
          "upload_blocks", "upload_block where account_id = '%s'",
          "answers", "idempotency where scope like '%%/%s/%%' and box is not null");

  @Inject DispatchDue dispatch;
  @Inject Sweep sweep;

  private final String key = "data-" + UUID.randomUUID();
  private String mine = "";
  private String other = "";

  @BeforeEach
  void knowTheAccounts() {
    List<String> accounts = Api.accounts();
    mine = accounts.get(4);
    other = accounts.get(5);
    delete(mine);
    delete(other);
  }

  @Test
  void shouldDeleteWhatBelongsToTheAccountAlone() {
    // Given
    read(mine);
    read(other);
    ask(mine);
    ask(other);
    upload();
    exported(mine);
    exported(other);
    String job = imports();
    assertThat(SEALED.keySet()).allSatisfy(kind -> assertThat(sealed(kind, mine)).isPositive());

    // When
    ValidatableResponse deleted = delete(mine);

    // Then
    deleted
        .body("results", equalTo(1))
        .body("rejections", equalTo(1))
        .body("export_files", equalTo(1))
        .body("upload_blocks", equalTo(1))
        .body("answers", equalTo(1))
        .body("unended", equalTo(1));
    assertThat(SEALED.keySet())
        .filteredOn(kind -> sealed(kind, mine) > 0)
        .containsExactlyInAnyOrder("requests", "origins");
    assertThat(SEALED.keySet()).allSatisfy(kind -> assertThat(sealed(kind, other)).isPositive());
    cancel(job);
    delete(mine).body("requests", equalTo(1)).body("unended", equalTo(0));
    assertThat(SEALED.keySet()).allSatisfy(kind -> assertThat(sealed(kind, mine)).isZero());
  }

  @Test
  void shouldNotRunAgainWhatHasLostItsAnswer() {
    // Given
    ask(mine);

    // When
    delete(mine);

    // Then
    direct(mine).statusCode(409).body("code", equalTo("idempotency_in_progress"));
  }

  @Test
  void shouldLeaveWhatAccountsShare() {
    // Given
    String job = submit("\"%s\", \"%s\"".formatted(mine, other), "", ", " + later());

    // When
    delete(mine);

    // Then
    assertThat(count("payload where job_id = '%s' and account_id is null".formatted(job)))
        .isEqualTo(1);
    cancel(job);
  }

  @Test
  void shouldKnowOnlyManagedAccounts() {
    given().delete("/v1/accounts/nobody/data").then().statusCode(404);
  }

  private static ValidatableResponse delete(String account) {
    return given().delete("/v1/accounts/" + account + "/data").then().statusCode(200);
  }

  private void read(String account) {
    String job = submit("\"" + account + "\"", ", \"keep_results\": true", "");
    await()
        .atMost(SOON)
        .until(
            () -> {
              dispatch.runOnce().await().atMost(SOON);
              return Api.get("/v1/jobs/" + job).getString("state").equals("finished");
            });
  }

  private static String submit(String accounts, String keep, String more) {
    String body =
        "{\"operation\": \"api_request\", \"accounts\": {\"ids\": [%s]}, \"request\": %s%s%s}"
            .formatted(accounts, Api.getLists(), keep, more);
    return Api.json(body).post("/v1/jobs").then().statusCode(202).extract().path("job_id");
  }

  private static String later() {
    return "\"not_before\": \"2999-01-01T00:00:00Z\"";
  }

  private void ask(String account) {
    direct(account).statusCode(200);
  }

  private ValidatableResponse direct(String account) {
    return Api.json(Api.getLists())
        .header("Idempotency-Key", key)
        .post("/v1/accounts/" + account + "/requests")
        .then();
  }

  private void upload() {
    given()
        .contentType("text/csv")
        .queryParam("account_column", "account")
        .body("account,email\n%s,a@example.com\n%s,b@example.com\n".formatted(mine, other))
        .post("/v1/uploads")
        .then()
        .statusCode(201);
  }

  /** One good row and one bad one for each. */
  private String imports() {
    String csv = "account,email\n%1$s,a@example.com\n%1$s,bad\n%2$s,b@example.com\n%2$s,bad\n";
    return given()
        .contentType("text/csv")
        .queryParam("account_column", "account")
        .queryParam("list_ids", UUID.randomUUID())
        .body(csv.formatted(mine, other))
        .post("/v1/imports")
        .then()
        .statusCode(202)
        .extract()
        .path("job_id");
  }

  private void cancel(String job) {
    given().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);
    sweep.runOnce().await().atMost(SOON);
  }

  private static void exported(String account) {
    UUID activity = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into export_file (activity_id, job_id, account_id, file_id, state, parts, key_id,
          nonce, header, kept_at)
        values ('%1$s', '%1$s', '%2$s', 'f', 'kept', 1, 'k1', '\\x00', '\\x00', now())
        """
            .formatted(activity, account));
    DATABASE.execute(
        "insert into export_part values ('%s', 0, 'k1', '\\x00', '\\x00')".formatted(activity));
  }

  private static long sealed(String kind, String account) {
    return count(SEALED.get(kind).formatted(account));
  }

  private static long count(String from) {
    return DATABASE.number("select count(*) from " + from);
  }
}
