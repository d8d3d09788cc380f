package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fanfare.dispatch.DispatchDue;
import io.fanfare.dispatch.Sweep;
import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors for jobs, imports, accounts and direct requests, on real parts. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class JobsComponentTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String LATER = "2999-01-01T00:00:00Z";

  @Inject DispatchDue dispatch;
  @Inject Sweep sweep;

  private List<String> accounts = List.of();

  @BeforeEach
  void knowTheAccounts() {
    accounts = active();
    if (accounts.isEmpty()) {
      given().post("/v1/directory-syncs").then().statusCode(200).body("active", greaterThan(1));
      accounts = active();
    }
  }

  @Test
  void a_job_is_accepted_and_runs_to_its_end() {
    Response response = submit(job("api_request", accounts.get(0), getLists(), "")).response();

    String id = response.path("job_id");
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.header("Location")).endsWith("/v1/jobs/" + id);
    assertThat(response.jsonPath().getString("state")).isEqualTo("running");
    run(id);
    JsonPath finished = get("/v1/jobs/" + id);
    assertThat(finished.getString("outcome")).isEqualTo("succeeded");
    assertThat(finished.getInt("counts.completed")).isEqualTo(1);
    assertThat(finished.getInt("remaining")).isZero();
  }

  @Test
  void answers_are_kept_when_asked_for() {
    String id = submit(job("api_request", accounts.get(0), getLists(), KEEP)).id();
    run(id);

    String activity = get("/v1/jobs/" + id + "/activities").getString("activities[0].activity_id");
    given()
        .get("/v1/activities/" + activity + "/result")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("lists", notNullValue());
    Response lines = given().get("/v1/jobs/" + id + "/results");
    assertThat(lines.contentType()).startsWith("application/x-ndjson");
    assertThat(lines.asString().lines()).hasSize(1);
    JsonPath line = JsonPath.from(lines.asString());
    assertThat(line.getString("account_id")).isEqualTo(accounts.get(0));
    assertThat(line.getString("activity_id")).isEqualTo(activity);
    assertThat(line.getString("state")).isEqualTo("completed");
    assertThat(line.getList("body.lists")).isNotNull();
  }

  @Test
  void the_same_key_and_body_give_the_same_job() {
    String key = UUID.randomUUID().toString();
    String body = job("api_request", accounts.get(0), getLists(), notBefore());
    Response first = submit(body, key).response();
    Response second = submit(body, key).response();

    assertThat(second.statusCode()).isEqualTo(202);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotent-Replayed")).isNull();
    assertThat(second.<String>path("job_id")).isEqualTo(first.path("job_id"));
    submit(body + " ", key)
        .response()
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency_key_reused"));
  }

  @Test
  void a_key_that_is_too_long_is_refused() {
    submit("{}", "k".repeat(201))
        .response()
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("Idempotency-Key"))
        .body("violations[0].limit", equalTo(200));
  }

  @Test
  void cancelling_says_what_can_no_longer_be_recalled() {
    String body = job("api_request", accounts.get(0), getLists(), notBefore());
    String id = submit(body).id();

    given()
        .post("/v1/jobs/" + id + "/cancel")
        .then()
        .statusCode(200)
        .body("job_id", equalTo(id))
        .body("cancel_requested", equalTo(true))
        .body("not_sent", equalTo(1))
        .body("beyond_recall", equalTo(0))
        .body("message", containsString("held back: 1"));
    sweep.runOnce().await().atMost(SOON);
    assertThat(get("/v1/jobs/" + id).getString("outcome")).isEqualTo("cancelled");
    given()
        .post("/v1/jobs/" + id + "/cancel")
        .then()
        .statusCode(409)
        .body("code", equalTo("not_allowed_in_state"));
  }

  @Test
  void a_job_is_paused_and_resumed() {
    String id = submit(job("api_request", accounts.get(0), getLists(), notBefore())).id();

    given().post("/v1/jobs/" + id + "/pause").then().body("state", equalTo("paused"));
    given().post("/v1/jobs/" + id + "/pause").then().statusCode(409);
    given().post("/v1/jobs/" + id + "/resume").then().body("state", equalTo("running"));
    given().post("/v1/jobs/" + id + "/cancel").then().statusCode(200);
  }

  @Test
  void lists_come_in_pages() {
    submit(job("api_request", accounts.get(0), getLists(), notBefore()));
    submit(job("api_request", accounts.get(0), getLists(), notBefore()));

    JsonPath first = get("/v1/jobs?limit=1");
    JsonPath second = get("/v1/jobs?limit=1&after=" + first.getString("next"));

    assertThat(first.getList("jobs")).hasSize(1);
    assertThat(second.getString("jobs[0].job_id")).isNotEqualTo(first.getString("jobs[0].job_id"));
    assertThat(get("/v1/accounts?limit=500").getString("next")).isNull();
  }

  @Test
  void activities_are_listed_by_state() {
    String id = submit(job("api_request", accounts.get(0), getLists(), notBefore())).id();

    assertThat(get("/v1/jobs/" + id + "/activities?state=planned").getList("activities"))
        .hasSize(1);
    assertThat(get("/v1/jobs/" + id + "/activities?state=failed").getList("activities")).isEmpty();
    given()
        .get("/v1/jobs/" + id + "/activities?state=gone")
        .then()
        .statusCode(422)
        .body("violations[0].rule", equalTo("enum"));
    String activity = get("/v1/jobs/" + id + "/activities").getString("activities[0].activity_id");
    settle(activity, "{\"verdict\":\"failed\"}")
        .statusCode(409)
        .body("code", equalTo("not_settleable"));
    settle(activity, "{\"verdict\":\"in_flight\"}").statusCode(422);
    settle(UUID.randomUUID().toString(), "{\"verdict\":\"failed\"}").statusCode(404);
    given().get("/v1/activities/" + activity + "/result").then().statusCode(404);
  }

  @Test
  void accounts_carry_labels() {
    String address = "/v1/accounts/" + accounts.get(1);

    json("{\"region\":\"north\"}").put(address + "/labels").then().statusCode(200);

    assertThat(get(address).getString("labels.region")).isEqualTo("north");
    assertThat(get(address).getString("status")).isEqualTo("active");
    json("{\"Region\":\"x\"}").put(address + "/labels").then().statusCode(422);
    json("{\"region\":5}").put(address + "/labels").then().statusCode(400);
    json("{}").put("/v1/accounts/nobody/labels").then().statusCode(404);
  }

  @Test
  void a_direct_request_brings_the_vendors_answer() {
    json(getLists())
        .post("/v1/accounts/" + accounts.get(0) + "/requests")
        .then()
        .statusCode(200)
        .body("status", equalTo(200))
        .body("body.lists", notNullValue())
        .body("error_keys", nullValue());
  }

  @Test
  void a_direct_request_that_the_vendor_refuses_says_so() {
    String request =
        """
        {"method":"GET","path":"/contact_lists/{list_id}",
         "path_parameters":{"list_id":"%s"}}"""
            .formatted(UUID.randomUUID());
    json(request)
        .post("/v1/accounts/" + accounts.get(0) + "/requests")
        .then()
        .statusCode(200)
        .body("status", equalTo(404))
        .body("error_keys", notNullValue());
  }

  @Test
  void a_direct_request_with_a_key_is_made_once() {
    String key = UUID.randomUUID().toString();
    String address = "/v1/accounts/" + accounts.get(0) + "/requests";
    String create =
        """
        {"method":"POST","path":"/contact_tags","body":{"name":"%s"}}"""
            .formatted(key);

    Response first = json(create).header("Idempotency-Key", key).post(address);
    Response second = json(create).header("Idempotency-Key", key).post(address);

    assertThat(first.jsonPath().getInt("status")).isEqualTo(201);
    assertThat(second.jsonPath().getString("body.tag_id"))
        .isEqualTo(first.jsonPath().getString("body.tag_id"))
        .isNotNull();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    json(getLists()).header("Idempotency-Key", key).post(address).then().statusCode(422);
  }

  @Test
  void a_direct_request_is_checked_before_it_is_made() {
    json("{\"method\":\"GET\",\"path\":\"/partner/accounts\"}")
        .post("/v1/accounts/" + accounts.get(0) + "/requests")
        .then()
        .statusCode(422)
        .body("code", equalTo("forbidden_operation"));
    json(getLists())
        .post("/v1/accounts/nobody/requests")
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown_account"));
  }

  @Test
  void csv_becomes_an_import() {
    String csv =
        "email,first_name\r\none@example.com,\"One, the first\"\r\ntwo@example.com,Two\r\n";
    String id =
        given()
            .contentType("text/csv")
            .queryParam("accounts", accounts.get(0))
            .queryParam("list_ids", UUID.randomUUID().toString())
            .queryParam("name", "From a file")
            .body(csv.getBytes(StandardCharsets.UTF_8))
            .post("/v1/imports")
            .then()
            .statusCode(202)
            .body("operation", equalTo("contacts_json_import"))
            .body("name", equalTo("From a file"))
            .extract()
            .path("job_id");
    assertThat(get("/v1/jobs/" + id).getInt("total")).isEqualTo(1);
  }

  @Test
  void bad_csv_is_refused_by_row_and_column() {
    String list = UUID.randomUUID().toString();
    imports("email,hobby\na@example.com,x\n", list)
        .then()
        .statusCode(422)
        .body("violations.field", hasItem("columns.hobby"));
    imports("first_name\nOne\n", list)
        .then()
        .statusCode(422)
        .body("violations.field", hasItem("rows[1]"));
    imports("email\nx@example.com\n", "not-a-list")
        .then()
        .statusCode(422)
        .body("violations.field", hasItem("list_ids[0]"));
    given()
        .contentType("text/csv")
        .body("email\n")
        .post("/v1/imports")
        .then()
        .statusCode(422)
        .body("violations", hasSize(2));
    given().contentType("text/plain").body("email\n").post("/v1/imports").then().statusCode(415);
    imports("email\n" + "x".repeat(4_000_000), list)
        .then()
        .statusCode(413)
        .body("code", equalTo("payload_too_large"));
  }

  @Test
  void the_quota_is_shown() {
    JsonPath quota = get("/v1/quota");

    assertThat(quota.getLong("used_today") + quota.getLong("remaining"))
        .isEqualTo(quota.getLong("per_day"));
    assertThat(quota.getString("next_slot_at")).isNotNull();
  }

  @Test
  void the_description_is_served() {
    String description = given().get("/q/openapi").asString();

    assertThat(description).contains("/v1/jobs/{id}/cancel", "/v1/accounts/{id}/requests");
  }

  /** A slot that is missed on a busy machine puts the activity off for a moment. */
  private void run(String job) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              dispatch.runOnce().await().atMost(SOON);
              return get("/v1/jobs/" + job).getString("state").equals("finished");
            });
  }

  private static final String KEEP = ",\"keep_results\":true";

  private static String notBefore() {
    return ",\"not_before\":\"" + LATER + "\"";
  }

  private static String getLists() {
    return "{\"method\":\"GET\",\"path\":\"/contact_lists\"}";
  }

  private static String job(String operation, String account, String request, String more) {
    return """
        {"operation":"%s","accounts":{"ids":["%s"]},"request":%s%s}"""
        .formatted(operation, account, request, more);
  }

  private static Submitted submit(String body) {
    return new Submitted(json(body).post("/v1/jobs"));
  }

  private static Submitted submit(String body, String key) {
    return new Submitted(json(body).header("Idempotency-Key", key).post("/v1/jobs"));
  }

  private static Response imports(String csv, String list) {
    return given()
        .contentType("text/csv")
        .queryParam("accounts", "any")
        .queryParam("list_ids", list)
        .body(csv.getBytes(StandardCharsets.UTF_8))
        .post("/v1/imports");
  }

  private static ValidatableResponse settle(String id, String body) {
    return json(body).post("/v1/activities/" + id + "/settle").then();
  }

  private static RequestSpecification json(String body) {
    return given().contentType("application/json").body(body);
  }

  private static JsonPath get(String address) {
    return given().get(address).then().statusCode(200).extract().jsonPath();
  }

  private static List<String> active() {
    return get("/v1/accounts?limit=500")
        .getList("accounts.findAll{it.status=='active'}.account_id");
  }

  private record Submitted(Response response) {
    String id() {
      return response.then().statusCode(202).extract().path("job_id");
    }
  }
}
