package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThan;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/** What the tests of the HTTP API say again and again. */
final class Api {
  private static final String ACTIVE = "accounts.findAll{it.status=='active'}.account_id";

  private Api() {}

  /** The active accounts, read from the vendor if none are known. */
  static List<String> accounts() {
    List<String> known = get("/v1/accounts?limit=500").getList(ACTIVE);
    if (!known.isEmpty()) {
      return known;
    }
    given().post("/v1/directory-syncs").then().statusCode(200).body("active", greaterThan(1));
    return get("/v1/accounts?limit=500").getList(ACTIVE);
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
