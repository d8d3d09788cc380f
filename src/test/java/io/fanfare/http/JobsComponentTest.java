package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.fanfare.dispatch.DispatchDue;
import io.fanfare.dispatch.Sweep;
import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs and activities over HTTP, on real parts. */
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
    accounts = Api.accounts();
  }

  @Test
  void a_job_is_accepted_and_runs_to_its_end() {
    Response response = submit(job("api_request", accounts.get(0), Api.getLists(), "")).response();

    String id = response.path("job_id");
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.header("Location")).endsWith("/v1/jobs/" + id);
    assertThat(response.jsonPath().getString("state")).isEqualTo("running");
    run(id);
    JsonPath finished = Api.get("/v1/jobs/" + id);
    assertThat(finished.getString("outcome")).isEqualTo("succeeded");
    assertThat(finished.getInt("counts.completed")).isEqualTo(1);
    assertThat(finished.getInt("remaining")).isZero();
  }

  @Test
  void answers_are_kept_when_asked_for() {
    String id = submit(job("api_request", accounts.get(0), Api.getLists(), KEEP)).id();
    run(id);

    String activity =
        Api.get("/v1/jobs/" + id + "/activities").getString("activities[0].activity_id");
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
  void the_file_of_an_export_is_to_come_until_it_has_ended() {
    String export = "{\"fields\":[\"email_address\"]}";
    String id = submit(job("contact_exports", accounts.get(0), export, KEEP + notBefore())).id();
    String activity =
        Api.get("/v1/jobs/" + id + "/activities").getString("activities[0].activity_id");
    String result = "/v1/activities/" + activity + "/result";

    given().get(result).then().statusCode(409).body("code", equalTo("not_allowed_in_state"));
    given().accept("application/json").get(result).then().statusCode(404);
    given().post("/v1/jobs/" + id + "/cancel").then().statusCode(200);
    sweep.runOnce().await().atMost(SOON);
    given().get(result).then().statusCode(404).body("code", equalTo("not_found"));
    given().get("/v1/activities/" + UUID.randomUUID() + "/result").then().statusCode(404);
  }

  @Test
  void the_same_key_and_body_give_the_same_job() {
    String key = UUID.randomUUID().toString();
    String body = job("api_request", accounts.get(0), Api.getLists(), notBefore());
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
    String body = job("api_request", accounts.get(0), Api.getLists(), notBefore());
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
    assertThat(Api.get("/v1/jobs/" + id).getString("outcome")).isEqualTo("cancelled");
    given()
        .post("/v1/jobs/" + id + "/cancel")
        .then()
        .statusCode(409)
        .body("code", equalTo("not_allowed_in_state"));
  }

  @Test
  void a_job_is_paused_and_resumed() {
    String id = submit(job("api_request", accounts.get(0), Api.getLists(), notBefore())).id();

    given().post("/v1/jobs/" + id + "/pause").then().body("state", equalTo("paused"));
    given().post("/v1/jobs/" + id + "/pause").then().statusCode(409);
    given().post("/v1/jobs/" + id + "/resume").then().body("state", equalTo("running"));
    given().post("/v1/jobs/" + id + "/cancel").then().statusCode(200);
  }

  @Test
  void lists_come_in_pages() {
    submit(job("api_request", accounts.get(0), Api.getLists(), notBefore()));
    submit(job("api_request", accounts.get(0), Api.getLists(), notBefore()));

    JsonPath first = Api.get("/v1/jobs?limit=1");
    JsonPath second = Api.get("/v1/jobs?limit=1&after=" + first.getString("next"));

    assertThat(first.getList("jobs")).hasSize(1);
    assertThat(second.getString("jobs[0].job_id")).isNotEqualTo(first.getString("jobs[0].job_id"));
    assertThat(Api.get("/v1/accounts?limit=500").getString("next")).isNull();
  }

  @Test
  void activities_are_listed_by_state() {
    String id = submit(job("api_request", accounts.get(0), Api.getLists(), notBefore())).id();

    assertThat(Api.get("/v1/jobs/" + id + "/activities?state=planned").getList("activities"))
        .hasSize(1);
    assertThat(Api.get("/v1/jobs/" + id + "/activities?state=failed").getList("activities"))
        .isEmpty();
    given()
        .get("/v1/jobs/" + id + "/activities?state=gone")
        .then()
        .statusCode(422)
        .body("violations[0].rule", equalTo("enum"));
    String activity =
        Api.get("/v1/jobs/" + id + "/activities").getString("activities[0].activity_id");
    settle(activity, "{\"verdict\":\"failed\"}")
        .statusCode(409)
        .body("code", equalTo("not_settleable"));
    settle(activity, "{\"verdict\":\"in_flight\"}").statusCode(422);
    settle(UUID.randomUUID().toString(), "{\"verdict\":\"failed\"}").statusCode(404);
    given().get("/v1/activities/" + activity + "/result").then().statusCode(404);
  }

  /** A slot that is missed on a busy machine puts the activity off for a moment. */
  private void run(String job) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              dispatch.runOnce().await().atMost(SOON);
              return Api.get("/v1/jobs/" + job).getString("state").equals("finished");
            });
  }

  private static final String KEEP = ",\"keep_results\":true";

  private static String notBefore() {
    return ",\"not_before\":\"" + LATER + "\"";
  }

  private static String job(String operation, String account, String request, String more) {
    return """
        {"operation":"%s","accounts":{"ids":["%s"]},"request":%s%s}"""
        .formatted(operation, account, request, more);
  }

  private static Submitted submit(String body) {
    return new Submitted(Api.json(body).post("/v1/jobs"));
  }

  private static Submitted submit(String body, String key) {
    return new Submitted(Api.json(body).header("Idempotency-Key", key).post("/v1/jobs"));
  }

  private static ValidatableResponse settle(String id, String body) {
    return Api.json(body).post("/v1/activities/" + id + "/settle").then();
  }

  private record Submitted(Response response) {
    String id() {
      return response.then().statusCode(202).extract().path("job_id");
    }
  }
}
