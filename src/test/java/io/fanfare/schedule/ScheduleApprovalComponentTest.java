package io.fanfare.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fanfare.access.AccessSettings.Mode;
import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import io.fanfare.account.AccountStore;
import io.fanfare.approval.ApprovalRule;
import io.fanfare.approval.Rules;
import io.fanfare.job.JobState;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobView;
import io.fanfare.job.Jobs;
import io.fanfare.job.Planning;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.schedule.Schedule.Work;
import io.fanfare.schedule.ScheduleStore.Begun;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schedules whose jobs remove things, under the rule that holds where access is required. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class ScheduleApprovalComponentTest {
  private static final Caller ASKER = new Caller("asker", Set.of(Role.OPERATOR), Scope.ALL);
  private static final Caller OTHER = new Caller("other", Set.of(Role.APPROVER), Scope.ALL);
  private static final String BODY =
      """
      {"cron": "30 2 * * *", "time_zone": "UTC",
       "job": {"operation": "%s", "accounts": {"ids": ["%s"]}, "request": %s}}
      """;

  @Inject ScheduleStore store;
  @Inject ScheduleRequests requests;
  @Inject Schedules schedules;
  @Inject AccountStore accounts;
  @Inject JobStore jobStore;
  @Inject Planning planning;
  @Inject Recipes recipes;
  @Inject JobTemplates templates;
  @Inject FetchedRows fetched;

  private final String name = "sa-" + UUID.randomUUID().toString().substring(0, 8);
  private ScheduledJobs work;

  @BeforeEach
  void required() {
    ApprovalRule rule = Rules.of(Mode.REQUIRED);
    Jobs jobs = new Jobs(accounts, jobStore, planning, rule);
    work = new ScheduledJobs(recipes, templates, fetched, jobs, jobStore, rule);
    seen("Open");
  }

  private void seen(String status) {
    await(accounts.seen(UUID.randomUUID(), List.of(new ListedAccount(name, "One", status))));
  }

  @AfterEach
  void forget() {
    given().delete("/v1/schedules/" + name);
    seen("Canceled");
  }

  @Test
  void shouldMakeNoJobBeforeSomebodyElseHasApprovedIt() {
    // Given
    putDeletion();

    // When
    ProblemCode code = refused(fire());

    // Then
    assertThat(code).isEqualTo(ProblemCode.APPROVAL_REQUIRED);
  }

  @Test
  void shouldMakeJobsThatRunOnceItIsApproved() {
    // Given
    putDeletion();

    // When
    await(store.approve(OTHER, name, changedAt()));
    JobView job = await(fire().chain(jobStore::find));

    // Then
    assertThat(job.state().state()).isEqualTo(JobState.RUNNING);
    assertThat(job.parties().approvedBy()).isEqualTo("other");
    assertThat(job.parties().submittedBy()).isEqualTo("schedule:" + name);
    await(jobStore.cancel(ASKER, job.id()));
  }

  @Test
  void shouldNeedApprovalAgainWhenItIsPutAgain() {
    // Given
    putDeletion();
    Instant looked = changedAt();
    await(store.approve(OTHER, name, looked));

    // When
    putDeletion();

    // Then
    assertThat(refused(fire())).isEqualTo(ProblemCode.APPROVAL_REQUIRED);
    assertThat(refused(store.approve(OTHER, name, looked))).isEqualTo(ProblemCode.CONFLICT);
  }

  @Test
  void shouldNotBeApprovedByWhoPutIt() {
    // Given
    putDeletion();

    // When / Then
    assertThat(refused(store.approve(ASKER, name, changedAt())))
        .isEqualTo(ProblemCode.SELF_APPROVAL);
  }

  @Test
  void shouldNeedNobodyWhereItRemovesNothing() {
    // Given
    put("api_request", "{\"method\": \"GET\", \"path\": \"/contact_lists\"}");

    // When
    JobView job = await(fire().chain(jobStore::find));

    // Then
    assertThat(job.state().state()).isEqualTo(JobState.RUNNING);
    assertThat(refused(store.approve(OTHER, name, changedAt())))
        .isEqualTo(ProblemCode.NOT_ALLOWED_IN_STATE);
    await(jobStore.cancel(ASKER, job.id()));
  }

  @Test
  void shouldBeApprovedOverHttp() {
    // Given
    putDeletion();
    String address = "/v1/schedules/" + name;
    given().get(address).then().body("destructive", equalTo(true)).body("approved_at", nullValue());

    // When
    approve("{}").statusCode(422);
    approve("{\"changed_at\": \"soon\"}").statusCode(422);
    approve("{\"changed_at\": \"%s\"}".formatted(changedAt())).statusCode(200);

    // Then
    given().get(address).then().body("approved_at", notNullValue());
  }

  private io.restassured.response.ValidatableResponse approve(String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/v1/schedules/" + name + "/approve")
        .then();
  }

  private void putDeletion() {
    put("list_delete", "{\"list_ids\": [\"%s\"]}".formatted(UUID.randomUUID()));
  }

  private void put(String operation, String request) {
    byte[] body = BODY.formatted(operation, name, request).getBytes(StandardCharsets.UTF_8);
    await(schedules.put(ASKER, requests.check(name, StrictJson.read(body))));
  }

  private Instant changedAt() {
    return await(store.find(name)).schedule().changedAt();
  }

  private Uni<UUID> fire() {
    Schedule schedule = await(store.find(name)).schedule();
    Begun firing =
        new Begun(schedule, Instant.parse("2026-01-01T02:30:00Z"), new UUID(0, 1), 1, List.of());
    return work.make(firing, (Work.Job) schedule.work());
  }

  private static ProblemCode refused(Uni<?> uni) {
    return catchThrowableOfType(RefusedException.class, () -> await(uni)).code();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
