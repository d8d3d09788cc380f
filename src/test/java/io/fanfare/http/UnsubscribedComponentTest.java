package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.fanfare.dispatch.DispatchDue;
import io.fanfare.payload.PayloadSettings;
import io.fanfare.payload.PayloadStore;
import io.fanfare.polling.PollDue;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionBox.Owner;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.access.Store;
import io.fanfare.sandbox.access.VendorDesk;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.unsubscribed.Check;
import io.fanfare.unsubscribed.CheckDue;
import io.fanfare.unsubscribed.CheckStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of contacts that have unsubscribed, on real parts; the tests take each step themselves. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class UnsubscribedComponentTest {
  private static final Store DATABASE = new Store(SharedServices.jdbcUrl());
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration DAY = Duration.ofDays(1);

  @Inject DispatchDue dispatch;
  @Inject PollDue polling;
  @Inject CheckDue checks;
  @Inject CheckStore store;
  @Inject RejectionBoxes boxes;
  @Inject PayloadStore payloads;
  @Inject PayloadSettings retention;

  private final VendorDesk vendor = new VendorDesk(SharedServices.simulator());
  private final String mark = "u" + UUID.randomUUID().toString().substring(0, 8);
  private String account = "";

  @BeforeEach
  void twoOfFiveHaveUnsubscribed() {
    account = Api.accounts().get(1);
    DATABASE.execute("delete from unsubscribed_check");
    imported("");
    String gone =
        """
        {"accounts": {"ids": ["%s"]}, "update_source": "Contact",
         "email_addresses": ["%s1@example.com", "%s3@example.com"]}
        """
            .formatted(account, mark, mark);
    toItsEnd(
        Api.json(gone).post("/v1/unsubscribes").then().statusCode(202).extract().path("job_id"));
  }

  @Test
  void shouldNameTheRowsOfContactsThatHaveUnsubscribed() {
    // Given
    String job = imported("true");
    assertThat(rejections(job))
        .singleElement()
        .asString()
        .contains("\"row\":null", "\"reason\":\"still_checking\"", "\"rows\":2");

    // When
    checks.runOnce().await().atMost(SOON);

    // Then
    List<String> lines = rejections(job);
    assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).contains("\"unsubscribed\""));
    assertThat(lines.get(0)).contains("\"row\":2", "\"key\":\"k1\"", "\"rows\":1");
    assertThat(lines.get(1)).contains("\"row\":4", "\"key\":\"k3\"");
    JsonPath activity = Api.get("/v1/jobs/" + job + "/activities");
    assertThat(activity.getString("activities[0].reason")).isNull();
    Api.json("{\"what\": \"rows\"}")
        .post("/v1/jobs/" + job + "/retry")
        .then()
        .statusCode(422)
        .body("code", equalTo("no_rows"))
        .body("detail", containsString("which only these can undo: 2."));
  }

  @Test
  void shouldSayNothingOfThemToWhoDidNotAsk() {
    // When
    String job = imported("");

    // Then
    assertThat(rejections(job)).isEmpty();
    assertThat(
            Api.get("/v1/jobs/" + job + "/activities")
                .getInt("activities[0].counters.cannot_add_to_list_count"))
        .isEqualTo(2);
  }

  @Test
  void shouldLetAnotherReplicaGoOnWhereOneDied() {
    // Given
    String job = imported("5");
    Check dead = store.claimDue(10, LEASE, DAY).await().atMost(SOON).get(0);
    assertThat(store.claimDue(10, LEASE, DAY).await().atMost(SOON)).isEmpty();
    DATABASE.execute("update unsubscribed_check set due_at = now()");
    Check taken = store.claimDue(10, LEASE, DAY).await().atMost(SOON).get(0);

    // When
    end(dead, 1);
    assertThat(rejections(job)).singleElement().asString().contains("still_checking");
    end(taken, 2);
    end(taken, 3);

    // Then
    assertThat(taken.reads()).isEqualTo(5);
    assertThat(rejections(job)).singleElement().asString().contains("\"row\":2", "unsubscribed");
  }

  @Test
  void shouldKeepNothingOfRowsThatWereDeletedMeanwhile() {
    // Given
    String job = imported("true");
    DATABASE.execute(
        "update rejection_box set box = null, nonce = null, key_id = null where job_id = '"
            + job
            + "'");

    // When
    checks.runOnce().await().atMost(SOON);

    // Then
    given().get("/v1/jobs/" + job + "/rejections").then().statusCode(404);
  }

  @Test
  void shouldKeepTheRowsAsLongAsTheyAreLookedFor() {
    // Given
    String job = imported("true");
    DATABASE.execute(
        "update job set finished_at = now() - interval '30 days' where id = '" + job + "'");

    // When
    payloads.purge(retention).await().atMost(SOON);
    checks.runOnce().await().atMost(SOON);

    // Then
    assertThat(rejections(job)).hasSize(2);
  }

  @Test
  void shouldSayThatTheRowsAreGone() {
    // Given
    String job = imported("true");
    DATABASE.execute("delete from payload where job_id = '" + job + "'");

    // When
    checks.runOnce().await().atMost(SOON);

    // Then
    assertThat(rejections(job))
        .singleElement()
        .asString()
        .contains("\"rows\":2", "\"unsubscribed\"", "not kept any more");
  }

  private void end(Check check, long row) {
    Owner owner = new Owner(check.of().jobId(), check.of().activityId());
    Rejection line = new Rejection(account, row, null, "unsubscribed", null, null);
    store.end(check, boxes.seal(owner, List.of(line))).await().atMost(SOON);
  }

  private String imported(String check) {
    StringBuilder csv = new StringBuilder("key,email\n");
    for (int row = 0; row < 5; row++) {
      csv.append("k%d,%s%d@example.com\n".formatted(row, mark, row));
    }
    var request =
        given()
            .contentType("text/csv")
            .queryParam("accounts", account)
            .queryParam("key", "key")
            .queryParam("list_ids", Ids.list(account, "Newsletter"))
            .body(csv.toString());
    if (!check.isEmpty()) {
      request.queryParam("check_unsubscribed", check);
    }
    String job = request.post("/v1/imports").then().statusCode(202).extract().path("job_id");
    toItsEnd(job);
    return job;
  }

  private void toItsEnd(String job) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              dispatch.runOnce().await().atMost(SOON);
              vendor.advance(Duration.ofMinutes(1));
              DATABASE.execute(
                  "update lane set look_late = now(), look_soon = now() where in_flight > 0");
              polling.runOnce().await().atMost(SOON);
              return given().get("/v1/jobs/" + job).path("state").equals("finished");
            });
  }

  private static List<String> rejections(String job) {
    return given()
        .get("/v1/jobs/" + job + "/rejections")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .strip()
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }
}
