package io.fanfare.approval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;

import io.fanfare.access.AccessSettings.Mode;
import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import io.fanfare.account.AccountStore;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.audit.AuditTrail.Entry;
import io.fanfare.audit.AuditTrail.Wanted;
import io.fanfare.completion.Outbox.Kept;
import io.fanfare.dispatch.Sweep;
import io.fanfare.job.JobRequests;
import io.fanfare.job.JobState;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobView;
import io.fanfare.job.Jobs;
import io.fanfare.job.Origin;
import io.fanfare.job.Planning;
import io.fanfare.job.Retries;
import io.fanfare.job.RetryStore;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.preparation.PreparationStore;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.stream.EventLog;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.fanfare.vendor.Reason;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that remove things, on real parts, under the rule that holds where access is required. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class JobApprovalComponentTest {
  private static final Caller ASKER = person("asker", Role.OPERATOR);
  private static final Caller APPROVER = person("approver", Role.APPROVER);
  private static final String DELETION =
      """
      {"operation": "list_delete", "accounts": {"ids": ["%1$s-0", "%1$s-1"]},
       "request": {"list_ids": ["name:Old", "%2$s"]}}
      """;
  private static final String CREATION =
      """
      {"operation": "api_request", "accounts": {"ids": ["%1$s-0"]},
       "request": {"method": "GET", "path": "/contact_lists"}}
      """;

  @Inject AccountStore accounts;
  @Inject JobStore store;
  @Inject JobRequests requests;
  @Inject Planning planning;
  @Inject RetryStore retryStore;
  @Inject ActivityStore activities;
  @Inject PreparationStore preparations;
  @Inject Sweep sweep;
  @Inject EventLog log;
  @Inject AuditTrail trail;

  private final String prefix = "ap" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void twoAccounts() {
    seen("Open");
  }

  /** Nothing of this test is left for others to claim, or to take for the vendor's accounts. */
  @AfterEach
  void nothingIsLeft() {
    end();
    seen("Canceled");
  }

  private void seen(String status) {
    await(
        accounts.seen(
            UUID.randomUUID(),
            List.of(
                new ListedAccount(prefix + "-0", "One", status),
                new ListedAccount(prefix + "-1", "Two", status))));
  }

  @Test
  void shouldSendNothingAndLookNothingUpBeforeSomebodyElseHasApproved() {
    // When
    JobView job = submit(DELETION);

    // Then
    assertThat(job.state().state()).isEqualTo(JobState.AWAITING_APPROVAL);
    assertThat(claimed()).isEmpty();
    assertThat(await(preparations.claim(500, Duration.ofSeconds(1))))
        .noneMatch(wait -> wait.jobId().equals(job.id()));
    assertThat(told(job)).containsExactly("io.fanfare.job.needs_attention.v1");
  }

  @Test
  void shouldRunAtOnceWhatRemovesNothing() {
    // When
    JobView job = submit(CREATION);

    // Then
    assertThat(job.state().state()).isEqualTo(JobState.RUNNING);
    assertThat(claimed()).hasSize(1);
  }

  @Test
  void shouldRunWhenSomebodyElseRepeatsTheNumberOfItsAccounts() {
    // Given
    JobView job = submit(DELETION.replace("name:Old", UUID.randomUUID().toString()));

    // When
    JobView approved = await(store.approve(APPROVER, job.id(), 2));

    // Then
    assertThat(approved.state().state()).isEqualTo(JobState.RUNNING);
    assertThat(approved.parties().approvedBy()).isEqualTo("approver");
    assertThat(claimed()).hasSize(2);
    assertThat(told(job))
        .containsExactly("io.fanfare.job.needs_attention.v1", "io.fanfare.job.started.v1");
    assertThat(noted(job)).containsExactly("approver approve", "asker submit");
  }

  @Test
  void shouldRefuseTheWrongNumberTheSamePersonAndAJobThatDoesNotWait() {
    // Given
    JobView job = submit(DELETION);

    // When / Then
    assertThat(refused(store.approve(APPROVER, job.id(), 3))).isEqualTo(ProblemCode.RULE_VIOLATED);
    assertThat(refused(store.approve(ASKER, job.id(), 2))).isEqualTo(ProblemCode.SELF_APPROVAL);
    assertThat(claimed()).isEmpty();
    await(store.approve(APPROVER, job.id(), 2));
    assertThat(refused(store.approve(APPROVER, job.id(), 2)))
        .isEqualTo(ProblemCode.NOT_ALLOWED_IN_STATE);
  }

  @Test
  void shouldBeCancelledLikeAnyOtherAndNotApprovedThen() {
    // Given
    JobView job = submit(DELETION);

    // When
    await(store.cancel(ASKER, job.id()));

    // Then
    assertThat(refused(store.approve(APPROVER, job.id(), 2)))
        .isEqualTo(ProblemCode.NOT_ALLOWED_IN_STATE);
    await(sweep.runOnce());
    assertThat(await(store.find(job.id())).state().state()).isEqualTo(JobState.FINISHED);
    assertThat(await(store.find(job.id())).state().cancelReason()).isEqualTo("by_caller");
  }

  @Test
  void shouldEndAsCancelledWhenNobodyApprovedItInTime() {
    // Given
    JobView job = submit(DELETION);
    await(store.expire(Duration.ofHours(1)));
    JobState before = await(store.find(job.id())).state().state();

    // When
    await(store.expire(Duration.ofHours(-1)));
    await(sweep.runOnce());

    // Then
    assertThat(before).isEqualTo(JobState.AWAITING_APPROVAL);
    JobView ended = await(store.find(job.id()));
    assertThat(ended.state().outcome()).hasToString("CANCELLED");
    assertThat(ended.state().cancelReason()).isEqualTo("approval_expired");
    assertThat(noted(job)).containsExactly("fanfare expire", "asker submit");
  }

  @Test
  void shouldWaitForApprovalAgainWhenItIsRetried() {
    // Given
    JobView job = submit(DELETION.replace("name:Old", UUID.randomUUID().toString()));
    await(store.approve(APPROVER, job.id(), 2));
    end();

    // When
    JobView again =
        await(new Retries(retryStore, accounts, store, required()).retry(ASKER, job.id(), null))
            .job();

    // Then
    assertThat(again.state().state()).isEqualTo(JobState.AWAITING_APPROVAL);
    assertThat(claimed()).isEmpty();
    assertThat(noted(again)).containsExactly("asker retry");
  }

  @Test
  void shouldBeApprovedOverHttpAndSayWhyItWaits() {
    // Given
    JobView job = submit(DELETION);
    String address = "/v1/jobs/" + job.id();
    given()
        .get(address + "/activities")
        .then()
        .body("activities[0].why.code", equalTo("awaits_approval"));

    // When
    approve(address, "{\"accounts\": 1}").statusCode(422).body("code", equalTo("rule_violated"));
    approve(address, "{}").statusCode(422);
    approve(address, "{\"accounts\": \"2\"}").statusCode(400);
    approve(address, "{\"accounts\": 2}").statusCode(200).body("state", equalTo("running"));

    // Then
    approve(address, "{\"accounts\": 2}")
        .statusCode(409)
        .body("code", equalTo("not_allowed_in_state"));
    given()
        .get(address)
        .then()
        .body("submitted_by", equalTo("asker"))
        .body("approved_by", equalTo("anybody"))
        .body("accounts", equalTo(2))
        .body("destructive", equalTo(true));
  }

  @Test
  void shouldShowNamesToThePartiesAlone() {
    // Given
    JobView job = submit(DELETION);

    // When / Then
    assertThat(job.seenBy(ASKER).parties().submittedBy()).isEqualTo("asker");
    assertThat(job.seenBy(person("other", Role.ADMIN)).parties().submittedBy()).isEqualTo("asker");
    assertThat(job.seenBy(person("other", Role.OPERATOR)).parties().submittedBy()).isNull();
  }

  private static io.restassured.response.ValidatableResponse approve(String address, String body) {
    return given().contentType("application/json").body(body).post(address + "/approve").then();
  }

  private JobView submit(String body) {
    String text = body.formatted(prefix, UUID.randomUUID());
    Jobs jobs = new Jobs(accounts, store, planning, required());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return await(jobs.submit(ASKER, requests.check(StrictJson.read(bytes), Origin.HTTP), null))
        .job();
  }

  private List<Activity> claimed() {
    ClaimTerms terms =
        new ClaimTerms(UUID.randomUUID(), Duration.ofMinutes(5), Duration.ofMinutes(10), 900, 0);
    return await(activities.claimDue(500, terms)).stream().filter(this::isOurs).toList();
  }

  private boolean isOurs(Activity activity) {
    return activity.target().accountId().startsWith(prefix);
  }

  private void end() {
    await(
        activities.record(
            claimed().stream()
                .map(a -> a.to(((Submitting) a.state()).rejected(Reason.REFUSED)))
                .toList()));
  }

  private List<String> told(JobView job) {
    return await(log.page(job.id(), 0, Long.MAX_VALUE, 100)).events().stream()
        .map(Kept::heading)
        .filter(heading -> heading.key().equals(job.id().toString()))
        .map(heading -> heading.type())
        .toList();
  }

  private List<String> noted(JobView job) {
    return await(trail.list(new Wanted(job.id().toString(), null, null), null, 10)).stream()
        .map(JobApprovalComponentTest::words)
        .toList();
  }

  private static String words(Entry entry) {
    Action action = entry.action();
    return entry.caller() + " " + action.word();
  }

  private static ProblemCode refused(Uni<?> uni) {
    return catchThrowableOfType(RefusedException.class, () -> await(uni)).code();
  }

  private static ApprovalRule required() {
    return Rules.of(Mode.REQUIRED);
  }

  private static Caller person(String name, Role role) {
    return new Caller(name, Set.of(role), Scope.ALL);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
