package io.fanfare.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The directory, direct requests and the quota over HTTP, on real parts. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class AccountsComponentTest {
  private List<String> accounts = List.of();

  @BeforeEach
  void knowTheAccounts() {
    accounts = Api.accounts();
  }

  @Test
  void accounts_carry_labels() {
    String address = "/v1/accounts/" + accounts.get(1);

    Api.json("{\"region\":\"north\"}").put(address + "/labels").then().statusCode(200);

    assertThat(Api.get(address).getString("labels.region")).isEqualTo("north");
    assertThat(Api.get(address).getString("status")).isEqualTo("active");
    Api.json("{\"Region\":\"x\"}").put(address + "/labels").then().statusCode(422);
    Api.json("{\"region\":5}").put(address + "/labels").then().statusCode(400);
    Api.json("{}").put("/v1/accounts/nobody/labels").then().statusCode(404);
  }

  @Test
  void a_direct_request_brings_the_vendors_answer() {
    Api.json(Api.getLists())
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
    Api.json(request)
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

    Response first = Api.json(create).header("Idempotency-Key", key).post(address);
    Response second = Api.json(create).header("Idempotency-Key", key).post(address);

    assertThat(first.jsonPath().getInt("status")).isEqualTo(201);
    assertThat(second.jsonPath().getString("body.tag_id"))
        .isEqualTo(first.jsonPath().getString("body.tag_id"))
        .isNotNull();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    Api.json(Api.getLists()).header("Idempotency-Key", key).post(address).then().statusCode(422);
  }

  @Test
  void a_direct_request_is_checked_before_it_is_made() {
    Api.json("{\"method\":\"GET\",\"path\":\"/partner/accounts\"}")
        .post("/v1/accounts/" + accounts.get(0) + "/requests")
        .then()
        .statusCode(422)
        .body("code", equalTo("forbidden_operation"));
    Api.json(Api.getLists())
        .post("/v1/accounts/nobody/requests")
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown_account"));
  }

  @Test
  void the_quota_is_shown() {
    JsonPath quota = Api.get("/v1/quota");

    assertThat(quota.getLong("used_today") + quota.getLong("remaining"))
        .isEqualTo(quota.getLong("per_day"));
    assertThat(quota.getString("next_slot_at")).isNotNull();
  }

  @Test
  void the_description_is_served() {
    String description = Management.get("/q/openapi").asString();

    assertThat(description).contains("/v1/jobs/{id}/cancel", "/v1/accounts/{id}/requests");
  }
}
