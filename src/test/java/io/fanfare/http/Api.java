package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;

/** What the tests of the HTTP API say again and again. */
final class Api {
  private static final String ACTIVE = "accounts.findAll{it.status=='active'}.account_id";

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int OK = 200;
  private static final int COME_BACK = 503;

  private Api() {}

  /** The active accounts, read from the vendor if none are known. */
  static List<String> accounts() {
    List<String> known = get("/v1/accounts?limit=500").getList(ACTIVE);
    if (!known.isEmpty()) {
      return known;
    }
    await().atMost(PATIENCE).until(Api::sync, active -> active > 1);
    return get("/v1/accounts?limit=500").getList(ACTIVE);
  }

  /** Comes back when it is told to, as every caller must: the service has only just started. */
  private static int sync() {
    Response answer = given().post("/v1/directory-syncs");
    assertThat(answer.statusCode()).isIn(OK, COME_BACK);
    return answer.statusCode() == OK ? answer.jsonPath().getInt("active") : 0;
  }

  /** A request of the vendor's catalogue that changes nothing. */
  static String getLists() {
    return "{\"method\":\"GET\",\"path\":\"/contact_lists\"}";
  }

  static RequestSpecification json(String body) {
    return given().contentType("application/json").body(body);
  }

  static JsonPath get(String address) {
    return given().get(address).then().statusCode(200).extract().jsonPath();
  }
}
