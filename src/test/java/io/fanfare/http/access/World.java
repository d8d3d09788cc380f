package io.fanfare.http.access;

import static io.fanfare.http.access.Credentials.BOOTSTRAP;
import static io.fanfare.http.access.Credentials.as;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Two accounts with different labels, and a job, an activity and a schedule of either. */
final class World {
  static final Map<String, String> OWN = Map.of("matrix", "own");
  static final Map<String, String> OTHER = Map.of("matrix", "other");
  static final Map<String, String> NONE = Map.of();

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String JSON = "application/json";
  private static final String ACTIVE = "accounts.findAll{it.status=='active'}.account_id";
  private static final String REQUEST =
      "\"request\":{\"method\":\"GET\",\"path\":\"/contact_lists\"},\"operation\":\"api_request\"";

  private final Part own;
  private final Part other;

  private World(Part own, Part other) {
    this.own = own;
    this.other = other;
  }

  /** What is there of one label. */
  record Part(String label, String account, String job, String activity) {

    String schedule() {
      return "matrix-" + label;
    }

    Map<String, String> labels() {
      return Map.of("matrix", label);
    }
  }

  static World make() {
    List<String> accounts = accounts();
    return new World(part("own", accounts.get(0)), part("other", accounts.get(1)));
  }

  /** The active accounts, read from the vendor if none are known. */
  private static List<String> accounts() {
    String all = "/v1/accounts?limit=500";
    await()
        .atMost(SOON)
        .until(
            () ->
                as(BOOTSTRAP).get(all).jsonPath().getList(ACTIVE).size() > 1
                    || as(BOOTSTRAP).post("/v1/directory-syncs").statusCode() == 200);
    return as(BOOTSTRAP).get(all).jsonPath().getList(ACTIVE);
  }

  /** Nothing of it is sent by tests that come later. */
  void end() {
    for (Part part : List.of(own, other)) {
      as(BOOTSTRAP).post("/v1/jobs/" + part.job() + "/cancel");
      as(BOOTSTRAP).delete("/v1/schedules/" + part.schedule());
      label(part.account(), NONE);
    }
  }

  Part own() {
    return own;
  }

  Part other() {
    return other;
  }

  /** A job far ahead, asked for by a key that is limited to these labels. */
  static Response submit(String credential, String accounts) {
    return as(credential)
        .contentType(JSON)
        .body(
            "{\"accounts\":%s,\"not_before\":\"2999-01-01T00:00:00Z\",%s}"
                .formatted(accounts, REQUEST))
        .post("/v1/jobs");
  }

  static Response put(String credential, String schedule, String account) {
    String body =
        ("{\"cron\":\"0 0 1 1 *\",\"time_zone\":\"UTC\",\"paused\":true,"
                + "\"job\":{%s,\"accounts\":{\"ids\":[\"%s\"]}}}")
            .formatted(REQUEST, account);
    return as(credential).contentType(JSON).body(body).put("/v1/schedules/" + schedule);
  }

  static void label(String account, Map<String, String> labels) {
    as(BOOTSTRAP)
        .contentType(JSON)
        .body(labels)
        .put("/v1/accounts/" + account + "/labels")
        .then()
        .statusCode(200);
  }

  private static Part part(String label, String account) {
    label(account, Map.of("matrix", label));
    String key = Credentials.key("operator", Map.of("matrix", label));
    String job =
        submit(key, "{\"ids\":[\"" + account + "\"]}")
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");
    JsonPath activities = as(key).get("/v1/jobs/" + job + "/activities").jsonPath();
    Part part = new Part(label, account, job, activities.getString("activities[0].activity_id"));
    put(key, part.schedule(), account);
    return part;
  }
}
