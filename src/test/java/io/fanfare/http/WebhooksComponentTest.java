package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.fanfare.account.AccountBilling;
import io.fanfare.account.AccountStore;
import io.fanfare.dispatch.Sweep;
import io.fanfare.postgres.Transactions;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.simulator.webhooks.Seal;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.fanfare.webhook.RereadDue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks over HTTP, on real parts: who is believed, and what it costs. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class WebhooksComponentTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String TOKEN = SharedServices.configuration().get("fanfare.webhooks.token");
  private static final String DOOR = "/v1/webhooks/constant-contact/";
  private static final String SHIFT =
      """
      update webhook_hint set not_before = not_before - make_interval(secs => :by),
        due_at = due_at - make_interval(secs => :by), read_at = read_at - make_interval(secs => :by),
        hinted_at = hinted_at - make_interval(secs => :by)
      where account_id = :account
      """;
  private static final String ROWS =
      "select count(*) from webhook_hint where account_id = :account";
  private static final String CLOSINGS =
      "select count(*) from outbox where key = :account and type = 'io.fanfare.account.closed.v1'";

  @Inject RereadDue due;
  @Inject Sweep sweep;
  @Inject Transactions transactions;
  @Inject AccountStore accounts;
  @Inject AccountBilling billing;

  @Test
  void shouldAnswerAStrangerWithNothing() {
    // Given
    String account = provision();

    // When
    Response wrong = receive("x".repeat(44), body(account, "account.cancel"), null);

    // Then
    wrong.then().statusCode(404).body(emptyString());
    assertThat(rows(account)).isZero();
  }

  @Test
  void shouldBelieveASignatureOnlyWhenItFits() {
    // Given
    String account = provision();
    String body = body(account, "account.cancel");

    // When
    Response forged = receive(TOKEN, body, "VNfTwVDbHBoPqEYqDdM61OqxJdVznRzT4h21+BuwgTg=");
    long afterForged = rows(account);
    Response right = receive(TOKEN, body, signed(body));

    // Then
    forged.then().statusCode(404).body(emptyString());
    assertThat(afterForged).isZero();
    right.then().statusCode(202).body(emptyString());
    assertThat(rows(account)).isEqualTo(1);
  }

  @Test
  void shouldNotReadALargeBody() {
    // When
    Response large = receive(TOKEN, "{\"a\":\"" + "x".repeat(20_000) + "\"}", null);

    // Then
    large.then().statusCode(413);
    assertThat(large.asString()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "no json", "{\"event_type\":\"account.cancel\"}"})
  void shouldRefuseWhatItCannotRead(String body) {
    // When
    Response answer = receive(TOKEN, body, null);

    // Then
    answer.then().statusCode(400).body(emptyString());
  }

  @Test
  void shouldTakeAndForgetWhatIsOfNoAccountOfOurs() {
    // Given
    String stranger = "a07e1nobody" + System.identityHashCode(this);

    // When
    Response answer = receive(TOKEN, body(stranger, "account.cancel"), null);

    // Then
    answer.then().statusCode(202);
    assertThat(rows(stranger)).isZero();
  }

  @Test
  void shouldReadAnAccountOnceAMinuteHoweverOftenItIsHintedAt() {
    // Given
    String account = provision();
    Runnable flood =
        () ->
            IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> receive(TOKEN, body(account, "account.disable"), null))
                .forEach(answer -> assertThat(answer.statusCode()).isIn(202, 503));

    // When
    flood.run();
    await(due.runOnce());
    long first = reads(account);
    flood.run();
    await(due.runOnce());
    shift(account, 30);
    await(due.runOnce());
    long within = reads(account);
    shift(account, 31);
    await(Uni.join().all(due.runOnce(), due.runOnce()).andFailFast());
    long after = reads(account);
    shift(account, 120);
    await(due.runOnce());

    // Then
    assertThat(first).isEqualTo(1);
    assertThat(within).isEqualTo(1);
    assertThat(after).isEqualTo(2);
    assertThat(reads(account)).as("nothing more was hinted").isEqualTo(2);
    assertThat(Api.get("/v1/accounts/" + account).getString("status")).isEqualTo("active");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "disable"})
  void shouldLetAClosedAccountLeaveAllTargets(String end) {
    // Given
    String account = provision();
    String job = submit(account);
    vendor(Map.of(), "POST", "/_sim/accounts/" + account + "/" + end);

    // When
    receive(TOKEN, body(account, "account." + end), null).then().statusCode(202);
    await(due.runOnce());
    await(sweep.runOnce());

    // Then
    assertThat(Api.get("/v1/accounts/" + account).getString("status")).isEqualTo("closed");
    JsonPath activities = Api.get("/v1/jobs/" + job + "/activities");
    assertThat(activities.getString("activities[0].state")).isEqualTo("rejected");
    assertThat(activities.getString("activities[0].reason")).isEqualTo("account_closed");
    assertThat(count(CLOSINGS, account)).isEqualTo(1);
    receive(TOKEN, body(account, "account." + end), null).then().statusCode(202);
    shift(account, 120);
    await(due.runOnce());
    assertThat(reads(account)).isEqualTo(1);
  }

  @Test
  void shouldTellOfAnEndOnceWhoeverSeesItFirst() {
    // Given
    List<String> ids = IntStream.range(0, 20).mapToObj(i -> "once-" + UUID.randomUUID()).toList();
    await(accounts.seen(UUID.randomUUID(), ids.stream().map(id -> listed(id, "Open")).toList()));

    // When
    List<Uni<Void>> at = new java.util.ArrayList<>();
    for (String id : ids) {
      at.add(billing.billed(id, "Canceled", true, UUID.randomUUID()));
      at.add(accounts.seen(UUID.randomUUID(), List.of(listed(id, "Canceled"))));
      at.add(billing.billed(id, "Canceled", true, UUID.randomUUID()));
    }
    await(Uni.join().all(at).andFailFast());

    // Then
    assertThat(ids).allSatisfy(id -> assertThat(count(CLOSINGS, id)).isEqualTo(1));
  }

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
        .doesNotContain(TOKEN, "fanfare.example");
    assertThat(all.jsonPath().getList("subscriptions.topic"))
        .containsExactly("tier_increase", "tier_decrease", "account_cancel", "account_disable");
    String key = UUID.randomUUID().toString();
    tested(topic, key).then().statusCode(201).body("state", equalTo("sent"));
    assertThat(tested(topic, key).header("Idempotent-Replayed")).isEqualTo("true");
    given().delete(topic).then().statusCode(204);
    given().delete(topic).then().statusCode(404);
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

  private static ListedAccount listed(String id, String status) {
    return new ListedAccount(id, "Some", status);
  }

  private static Response receive(
      String token, String body, @org.jspecify.annotations.Nullable String signature) {
    var request = given().contentType("application/json").body(body);
    return (signature == null ? request : request.header("x-ctct-hmac-sha256", signature))
        .post(DOOR + token);
  }

  private static String signed(String body) {
    return Seal.of(
        body, SharedServices.configuration().get("fanfare.constant-contact.client-secret"));
  }

  private static String body(String account, String event) {
    return """
        {"url": "https://elsewhere.example/v3/partner/accounts/%s/plan",
         "api_key": "somebodys", "event_type": "%s"}"""
        .formatted(account, event);
  }

  private static String provision() {
    String login = "login-" + UUID.randomUUID();
    return Api.json(
            """
            {"contact_email": "owner@example.com", "country_code": "US", "state_code": "MA",
             "login_name": "%s", "organization_name": "Some", "managed_site_owner": true}"""
                .formatted(login))
        .post("/v1/accounts")
        .then()
        .statusCode(201)
        .extract()
        .path("encoded_account_id");
  }

  private static String submit(String account) {
    return Api.json(
            """
            {"operation": "api_request", "accounts": {"ids": ["%s"]},
             "not_before": "2999-01-01T00:00:00Z",
             "request": {"method": "GET", "path": "/contact_lists"}}"""
                .formatted(account))
        .post("/v1/jobs")
        .then()
        .statusCode(202)
        .extract()
        .path("job_id");
  }

  private static Response vendor(Object body, String method, String path) {
    return given()
        .baseUri(SharedServices.simulator().toString())
        .contentType("application/json")
        .body(body)
        .request(method, path);
  }

  /** Calls of the vendor's that read this account's plan. */
  private static long reads(String account) {
    List<Map<String, Object>> calls =
        given()
            .baseUri(SharedServices.simulator().toString())
            .get("/_sim/ledger/requests?limit=100000")
            .jsonPath()
            .getList("requests");
    return calls.stream()
        .filter(call -> account.equals(call.get("account")) && "GET".equals(call.get("method")))
        .count();
  }

  private void shift(String account, double seconds) {
    await(
        transactions.run(
            session ->
                session
                    .createNativeQuery(SHIFT)
                    .setParameter("by", seconds)
                    .setParameter("account", account)
                    .executeUpdate()));
  }

  private long rows(String account) {
    return count(ROWS, account);
  }

  private long count(String query, String account) {
    return await(
        transactions.run(
            session ->
                session
                    .createNativeQuery(query, Long.class)
                    .setParameter("account", account)
                    .getSingleResult()));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(SOON);
  }
}
