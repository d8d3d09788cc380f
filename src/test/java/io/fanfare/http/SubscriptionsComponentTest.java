package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Subscriptions of webhooks over HTTP, on real parts. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class SubscriptionsComponentTest {
  @Test
  void shouldSubscribeShowTestAndUnsubscribe() {
    // Given
    String topic = "/v1/webhook-subscriptions/tier_increase";
    given().delete(topic);
    given().get(topic).then().statusCode(404).body("code", equalTo("not_found"));

    // When
    Response put = given().contentType("application/json").put(topic);

    // Then
    put.then().statusCode(200).body("callback", equalTo("ours")).body("topic_id", equalTo(1));
    Response all = given().get("/v1/webhook-subscriptions");
    assertThat(all.asString() + put.asString() + given().get(topic).asString())
        .doesNotContain(Webhooks.TOKEN, "fanfare.example");
    assertThat(all.jsonPath().getList("subscriptions.topic"))
        .containsExactly("tier_increase", "tier_decrease", "account_cancel", "account_disable");
    String key = UUID.randomUUID().toString();
    tested(topic, key).then().statusCode(201).body("state", equalTo("sent"));
    assertThat(tested(topic, key).header("Idempotent-Replayed")).isEqualTo("true");
    given().delete(topic).then().statusCode(204);
    given().delete(topic).then().statusCode(404);
  }

  @Test
  void shouldNoteWhatWasChangedAtTheVendor() {
    // Given
    String topic = "/v1/webhook-subscriptions/tier_decrease";
    given().delete(topic);
    int ended = noted("delete_webhook");
    int put = noted("put_webhook");

    // When
    given().delete(topic).then().statusCode(404);
    given().contentType("application/json").put(topic).then().statusCode(200);

    // Then
    assertThat(noted("delete_webhook")).isEqualTo(ended);
    assertThat(noted("put_webhook")).isEqualTo(put + 1);
    given().delete(topic).then().statusCode(204);
    assertThat(noted("delete_webhook")).isEqualTo(ended + 1);
  }

  private static int noted(String action) {
    return given()
        .queryParam("subject", "tier_decrease")
        .queryParam("action", action)
        .queryParam("limit", 500)
        .get("/v1/audit")
        .jsonPath()
        .getList("entries")
        .size();
  }

  @Test
  void shouldTakeNoAddressFromACaller() {
    // When
    Response put =
        Api.json("{\"hook_uri\": \"https://evil.example\"}")
            .put("/v1/webhook-subscriptions/tier_decrease");

    // Then
    put.then().statusCode(422);
    given().put("/v1/webhook-subscriptions/everything").then().statusCode(404);
  }

  private static Response tested(String topic, String key) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .post(topic + "/tests");
  }
}
