package io.fanfare.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;

import io.fanfare.account.AccountBilling;
import io.fanfare.account.AccountStore;
import io.fanfare.dispatch.Sweep;
import io.fanfare.postgres.Transactions;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.fanfare.webhook.RereadDue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private static final String TOKEN = Webhooks.TOKEN;
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
    String account = Webhooks.provision();

    // When
    Response wrong =
        Webhooks.receive("x".repeat(44), Webhooks.body(account, "account.cancel"), null);

    // Then
    wrong.then().statusCode(404).body(emptyString());
    assertThat(rows(account)).isZero();
  }

  @Test
  void shouldBelieveASignatureOnlyWhenItFits() {
    // Given
    String account = Webhooks.provision();
    String body = Webhooks.body(account, "account.cancel");

    // When
    Response forged = Webhooks.receive(TOKEN, body, "VNfTwVDbHBoPqEYqDdM61OqxJdVznRzT4h21+BuwgTg=");
    long afterForged = rows(account);
    Response right = Webhooks.receive(TOKEN, body, Webhooks.signed(body));

    // Then
    forged.then().statusCode(404).body(emptyString());
    assertThat(afterForged).isZero();
    right.then().statusCode(202).body(emptyString());
    assertThat(rows(account)).isEqualTo(1);
  }

  @Test
  void shouldCountWhatCameByWhatBecameOfIt() {
    // Given
    String account = Webhooks.provision();
    String body = Webhooks.body(account, "account.cancel");
    List<String> outcomes =
        List.of("kept", "coalesced", "wrong_token", "wrong_signature", "unreadable");
    List<Double> before = outcomes.stream().map(WebhooksComponentTest::counted).toList();

    // When
    Webhooks.receive(TOKEN, body, null);
    Webhooks.receive(TOKEN, body, null);
    Webhooks.receive("x".repeat(44), body, null);
    Webhooks.receive(TOKEN, body, "VNfTwVDbHBoPqEYqDdM61OqxJdVznRzT4h21+BuwgTg=");
    Webhooks.receive(TOKEN, "{}", null);

    // Then
    assertThat(outcomes.stream().map(WebhooksComponentTest::counted).toList())
        .isEqualTo(before.stream().map(count -> count + 1).toList());
  }

  private static double counted(String outcome) {
    String sample = "fanfare_webhook_hints_total{outcome=\"" + outcome + "\"} ";
    String scraped = Management.get("/q/metrics").asString();
    int value = scraped.indexOf(sample) + sample.length();
    assertThat(value).as(sample).isGreaterThan(sample.length());
    return Double.parseDouble(scraped.substring(value, scraped.indexOf('\n', value)));
  }

  @Test
  void shouldNotReadALargeBody() {
    // When
    Response large = Webhooks.receive(TOKEN, "{\"a\":\"" + "x".repeat(20_000) + "\"}", null);

    // Then
    large.then().statusCode(413);
    assertThat(large.asString()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "no json", "{\"event_type\":\"account.cancel\"}"})
  void shouldRefuseWhatItCannotRead(String body) {
    // When
    Response answer = Webhooks.receive(TOKEN, body, null);

    // Then
    answer.then().statusCode(400).body(emptyString());
  }

  @Test
  void shouldTakeAndForgetWhatIsOfNoAccountOfOurs() {
    // Given
    String stranger = "a07e1nobody" + System.identityHashCode(this);

    // When
    Response answer = Webhooks.receive(TOKEN, Webhooks.body(stranger, "account.cancel"), null);

    // Then
    answer.then().statusCode(202);
    assertThat(rows(stranger)).isZero();
  }

  @Test
  void shouldReadAnAccountOnceAMinuteHoweverOftenItIsHintedAt() {
    // Given
    String account = Webhooks.provision();
    Runnable flood =
        () ->
            IntStream.range(0, 200)
                .parallel()
                .mapToObj(
                    i -> Webhooks.receive(TOKEN, Webhooks.body(account, "account.disable"), null))
                .forEach(answer -> assertThat(answer.statusCode()).isIn(202, 503));

    // When
    flood.run();
    await(due.runOnce());
    long first = Webhooks.reads(account);
    flood.run();
    await(due.runOnce());
    shift(account, 30);
    await(due.runOnce());
    long within = Webhooks.reads(account);
    shift(account, 31);
    await(Uni.join().all(due.runOnce(), due.runOnce()).andFailFast());
    long after = Webhooks.reads(account);
    shift(account, 120);
    await(due.runOnce());

    // Then
    assertThat(first).isEqualTo(1);
    assertThat(within).isEqualTo(1);
    assertThat(after).isEqualTo(2);
    assertThat(Webhooks.reads(account)).as("nothing more was hinted").isEqualTo(2);
    assertThat(Api.get("/v1/accounts/" + account).getString("status")).isEqualTo("active");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "disable"})
  void shouldLetAClosedAccountLeaveAllTargets(String end) {
    // Given
    String account = Webhooks.provision();
    String job = Webhooks.submit(account);
    Webhooks.end(account, end);

    // When
    Webhooks.receive(TOKEN, Webhooks.body(account, "account." + end), null).then().statusCode(202);
    await(due.runOnce());
    await(sweep.runOnce());

    // Then
    assertThat(Api.get("/v1/accounts/" + account).getString("status")).isEqualTo("closed");
    JsonPath activities = Api.get("/v1/jobs/" + job + "/activities");
    assertThat(activities.getString("activities[0].state")).isEqualTo("rejected");
    assertThat(activities.getString("activities[0].reason")).isEqualTo("account_closed");
    assertThat(count(CLOSINGS, account)).isEqualTo(1);
    Webhooks.receive(TOKEN, Webhooks.body(account, "account." + end), null).then().statusCode(202);
    shift(account, 120);
    await(due.runOnce());
    assertThat(Webhooks.reads(account)).isEqualTo(1);
  }

  @Test
  void shouldTellOfAnEndOnceWhoeverSeesItFirst() {
    // Given
    List<String> ids = IntStream.range(0, 20).mapToObj(i -> "once-" + UUID.randomUUID()).toList();
    await(accounts.seen(UUID.randomUUID(), ids.stream().map(id -> listed(id, "Open")).toList()));

    // When
    List<Uni<Void>> at = new ArrayList<>();
    for (String id : ids) {
      at.add(billing.billed(id, "Canceled", true, UUID.randomUUID()));
      at.add(accounts.seen(UUID.randomUUID(), List.of(listed(id, "Canceled"))));
      at.add(billing.billed(id, "Canceled", true, UUID.randomUUID()));
    }
    await(Uni.join().all(at).andFailFast());

    // Then
    assertThat(ids).allSatisfy(id -> assertThat(count(CLOSINGS, id)).isEqualTo(1));
  }

  private static ListedAccount listed(String id, String status) {
    return new ListedAccount(id, "Some", status);
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
