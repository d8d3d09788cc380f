package io.fanfare.postgres;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.fanfare.access.Caller;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.activity.Aftermath;
import io.fanfare.activity.Transition;
import io.fanfare.job.JobStore;
import io.fanfare.job.WaveStore;
import io.fanfare.payload.Requests;
import io.fanfare.problem.RefusedException;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RejectionStore;
import io.fanfare.replica.Replicas;
import io.fanfare.retry.RowRetries;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.vendor.Counters;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteActivity.Details;
import io.fanfare.vendor.RemoteActivity.Times;
import io.fanfare.vendor.RemoteState;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rows asked for again, on real PostgreSQL; the tests take each step of the vendor's themselves.
 */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class RowRetryComponentTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String LIST = UUID.randomUUID().toString();

  @Inject JobStore jobs;
  @Inject ActivityStore activities;
  @Inject Aftermath aftermath;
  @Inject RejectionStore rejections;
  @Inject RejectionBoxes boxes;
  @Inject Requests requests;
  @Inject RowRetries rows;
  @Inject Replicas replicas;
  @Inject WaveStore waves;

  private final String one = "r" + UUID.randomUUID().toString().substring(0, 8);
  private final String other = "s" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void twoAccounts() {
    new PostgresWorld(activities, jobs, waves, replicas).know(List.of(one, other));
  }

  @Test
  void shouldSendRowsAgainUnderTheNumbersAndKeysOfTheFirstFile() {
    // Given
    String parent = upload(other + ",k1", one + ",k2", other + ",k3", one + ",k4", one + ",k5");
    reject(claim(one), Reason.FORBIDDEN);
    complete(claim(other), 2, List.of());

    // When
    String child =
        retry(parent, "rows")
            .statusCode(202)
            .body("rows.taken", equalTo(3))
            .extract()
            .path("job_id");
    Activity again = claim(one);
    complete(again, 2, List.of("Line 3: Invalid birthday"));

    // Then
    assertThat(again.target().jobId()).hasToString(child);
    assertThat(found(child))
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.row()).isEqualTo(4);
              assertThat(rejection.key()).isEqualTo("k4");
              assertThat(rejection.reason()).isEqualTo("invalid_birthday");
            });
    assertThat(await(jobs.find(UUID.fromString(child))).progress().total()).isEqualTo(1);
  }

  @Test
  void shouldLeaveOutTheRowsThatWereRefusedForThemselves() {
    // Given
    String parent = upload(one + ",k1", one + ",k2", one + ",k3", one + ",");
    complete(claim(one), 0, List.of("Line 3: Invalid e-mail"));

    // When
    ValidatableResponse answer = retry(parent, "rows").statusCode(202);

    // Then
    answer
        .body("rows.taken", equalTo(3))
        .body("rows.not_taken.to_correct", equalTo(1))
        .body("rows.message", containsString("Sent again: 3."));
    Activity again = claim(one);
    assertThat(body(again)).contains("m0@", "m2@", "m3@").doesNotContain("m1@");
    complete(again, 2, List.of("Line 3: Invalid e-mail"));
    assertThat(found(answer.extract().path("job_id")))
        .extracting(Rejection::row)
        .containsExactly(3L);
  }

  @Test
  void shouldTakeNoRowThatMayHaveBeenApplied() {
    // Given
    String parent = upload(one + ",k1", one + ",k2", one + ",k3");
    complete(claim(one), 2, List.of());

    // When / Then
    retry(parent, "rows")
        .statusCode(422)
        .body("code", equalTo("no_rows"))
        .body("detail", containsString("without the vendor saying which they are: 1."));
  }

  @Test
  void shouldGiveEachRowToOneRetryOnly() {
    // Given
    String parent = upload(one + ",k1", one + ",k2");
    reject(claim(one), Reason.FORBIDDEN);
    String key = UUID.randomUUID().toString();
    String child = retry(parent, "rows", key).statusCode(202).extract().path("job_id");

    // When / Then
    retry(parent, "rows", key)
        .statusCode(202)
        .body("job_id", equalTo(child))
        .body("rows.taken", equalTo(2));
    retry(parent, "accounts", key).statusCode(422).body("code", equalTo("idempotency_key_reused"));
    retry(parent, "rows").statusCode(410).body("code", equalTo("request_gone"));
    retry(parent, "accounts").statusCode(410).body("code", equalTo("request_gone"));
    reject(claim(one), Reason.CONFLICT);
    retry(child, "rows").statusCode(202).body("rows.taken", equalTo(2));
    complete(claim(one), 2, List.of());
  }

  @Test
  void shouldLetOneOfTwoRetriesThatMeetHaveTheRows() {
    // Given
    UUID parent = UUID.fromString(upload(one + ",k1", one + ",k2", one + ",k3"));
    complete(claim(one), 0, List.of("Line 3: Invalid e-mail"));

    // When
    List<String> outcomes = await(Uni.join().all(outcome(parent), outcome(parent)).andFailFast());

    // Then
    assertThat(outcomes).containsExactlyInAnyOrder("taken 2", "request_gone");
    assertThat(
            PostgresWorld.DATABASE.number("select count(*) from activity where state = 'planned'"))
        .isEqualTo(1);
  }

  @Test
  void shouldNotTakeWhatARetryOfAccountsHas() {
    // Given
    String parent = upload(one + ",k1", one + ",k2");
    reject(claim(one), Reason.FORBIDDEN);
    retry(parent, "accounts").statusCode(202).body("rows", equalTo(null));

    // When / Then
    retry(parent, "rows")
        .statusCode(410)
        .body(
            "detail", containsString("Taken by an earlier retry, which can be retried itself: 2."));
  }

  @Test
  void shouldNotSendAgainWhatItsPartsHaveSent() {
    // Given
    String parent = upload(one + ",k1", one + ",k2", one + ",k3", one + ",k4");
    reject(claim(one), Reason.INVALID);
    complete(claim(one), 2, List.of());
    reject(claim(one), Reason.FORBIDDEN);

    // When
    retry(parent, "accounts").statusCode(202).body("total", equalTo(1));

    // Then
    assertThat(claim(one).work().traits().items()).isEqualTo(2);
  }

  @Test
  void shouldLeaveWhatAPersonHasToDecideAndTakeItWhenThatIsDone() {
    // Given
    String parent = shared(3);
    retry(parent, "rows").statusCode(409).body("code", equalTo("not_allowed_in_state"));
    Activity lost = ambiguous(claim(one));
    reject(claim(other), Reason.FORBIDDEN);

    // When
    retry(parent, "rows")
        .statusCode(202)
        .body("rows.taken", equalTo(3))
        .body("rows.not_taken.undecided", equalTo(3));
    complete(claim(other), 3, List.of());
    Ambiguous state = (Ambiguous) await(activities.unended(lost.id())).state();
    record(await(activities.unended(lost.id())).to(state.settledAbsent(NOW)));
    reject(claim(one), Reason.FORBIDDEN);

    // Then
    retry(parent, "rows")
        .statusCode(202)
        .body("rows.taken", equalTo(3))
        .body("rows.not_taken.taken_before", equalTo(3));
    assertThat(body(claim(one))).contains("m0@", "m1@", "m2@");
  }

  @Test
  void shouldSayThatTheRowsAreNotKeptAnyMore() {
    // Given
    String parent = upload(one + ",k1", one + ",k2");
    reject(claim(one), Reason.FORBIDDEN);
    PostgresWorld.DATABASE.execute("delete from payload where job_id = '%s'".formatted(parent));

    // When / Then
    retry(parent, "rows")
        .statusCode(410)
        .body("code", equalTo("request_gone"))
        .body("detail", containsString("Not kept any more, to be imported anew: 2."));
    retry(UUID.randomUUID().toString(), "rows").statusCode(404);
    retry(parent, "everything").statusCode(422);
  }

  private String upload(String... cells) {
    StringBuilder csv = new StringBuilder("account,key,email\n");
    for (int row = 0; row < cells.length; row++) {
      csv.append(cells[row]).append(",m").append(row).append("@example.com\n");
    }
    return given()
        .contentType("text/csv")
        .queryParam("account_column", "account")
        .queryParam("key", "key")
        .queryParam("list_ids", LIST)
        .body(csv.toString())
        .post("/v1/imports")
        .then()
        .statusCode(202)
        .extract()
        .path("job_id");
  }

  /** One request that both accounts share. */
  private String shared(int rows) {
    String data =
        Stream.iterate(0, row -> row < rows, row -> row + 1)
            .map("{\"email\":\"m%d@example.com\"}"::formatted)
            .collect(Collectors.joining(","));
    return given()
        .contentType("application/json")
        .body(
            """
            {"operation": "contacts_json_import", "accounts": {"ids": ["%s", "%s"]},
             "request": {"list_ids": ["%s"], "import_data": [%s]}}
            """
                .formatted(one, other, LIST, data))
        .post("/v1/jobs")
        .then()
        .statusCode(202)
        .extract()
        .path("job_id");
  }

  private static ValidatableResponse retry(String job, String what) {
    return retry(job, what, UUID.randomUUID().toString());
  }

  private static ValidatableResponse retry(String job, String what, String key) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body("{\"what\": \"%s\"}".formatted(what))
        .post("/v1/jobs/" + job + "/retry")
        .then();
  }

  private Activity claim(String account) {
    ClaimTerms terms =
        new ClaimTerms(UUID.randomUUID(), Duration.ofMinutes(5), Duration.ofMinutes(10), 900, 0);
    for (int i = 0; i < 3; i++) {
      Activity claimed = await(activities.claimDue(1, terms)).get(0);
      if (claimed.target().accountId().equals(account)) {
        return claimed;
      }
      record(claimed.to(submitting(claimed).putBack(NOW)));
    }
    throw new AssertionError("Nothing is due for " + account);
  }

  private void reject(Activity claimed, Reason reason) {
    record(meant(claimed.to(submitting(claimed).rejected(reason)), List.of()));
  }

  private Activity ambiguous(Activity claimed) {
    record(claimed.to(submitting(claimed).unanswered("timeout", NOW)));
    Activity now = await(activities.unended(claimed.id()));
    record(now.to(((Unknown) now.state()).undecidable(NOW)));
    return now;
  }

  private void complete(Activity claimed, int persons, List<String> errors) {
    String remoteId = "r-" + claimed.id();
    InFlight flying =
        submitting(claimed)
            .accepted(remote(remoteId, RemoteState.PROCESSING, Counters.NONE, List.of()), NOW);
    record(claimed.to(flying));
    Activity now = await(activities.unended(claimed.id()));
    int rows = claimed.work().traits().items();
    Counters counters =
        new Counters(rows + 1L, null, (long) persons, (long) errors.size(), 0L, 0L, null);
    RemoteActivity ended = remote(remoteId, RemoteState.COMPLETED, counters, errors);
    record(meant(now.to(flying.ended(ended)), List.of(ended)));
  }

  private Transition meant(Transition step, List<RemoteActivity> seen) {
    return await(aftermath.of(List.of(step), seen)).get(0);
  }

  private void record(Transition step) {
    assertThat(await(activities.record(List.of(step)))).hasSize(1);
  }

  private List<Rejection> found(String job) {
    return await(rejections.page(UUID.fromString(job), null, null, 100)).stream()
        .flatMap(box -> boxes.open(box).stream())
        .toList();
  }

  private String body(Activity activity) {
    return await(requests.open(activity.work().payloadId())).call().payload();
  }

  private Uni<String> outcome(UUID parent) {
    return rows.retry(Caller.ANYBODY, parent, null)
        .map(made -> "taken " + made.sorted().taken())
        .onFailure(RefusedException.class)
        .recoverWithItem(refused -> ((RefusedException) refused).code().code());
  }

  private static Submitting submitting(Activity activity) {
    return (Submitting) activity.state();
  }

  private static RemoteActivity remote(
      String id, RemoteState state, Counters counters, List<String> errors) {
    return new RemoteActivity(
        id,
        state,
        state.name().toLowerCase(java.util.Locale.ROOT),
        1,
        Times.NONE,
        counters,
        new Details(errors, null, null));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
