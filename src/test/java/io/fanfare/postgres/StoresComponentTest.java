package io.fanfare.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.account.AccountSelector;
import io.fanfare.account.AccountStore;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.activity.ActivityStore.LookTerms;
import io.fanfare.activity.ActivityStore.Lost;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.activity.ActivityView;
import io.fanfare.activity.EndedActivities;
import io.fanfare.activity.Transition;
import io.fanfare.completion.Outbox;
import io.fanfare.completion.Outbox.Heading;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobOutcome;
import io.fanfare.job.JobRequests;
import io.fanfare.job.JobState;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobStore.Created;
import io.fanfare.job.JobView;
import io.fanfare.job.Jobs;
import io.fanfare.job.Origin;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.replica.Replicas;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.vendor.Counters;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteActivity.Details;
import io.fanfare.vendor.RemoteActivity.Times;
import io.fanfare.vendor.RemoteState;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stores on real PostgreSQL; the ticks stand still, the tests take each step themselves. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class StoresComponentTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private static final UUID OWNER = UUID.randomUUID();

  @Inject AccountStore accounts;
  @Inject JobStore jobStore;
  @Inject Jobs jobs;
  @Inject JobRequests requests;
  @Inject ActivityStore activities;
  @Inject Outbox outbox;
  @Inject Replicas replicas;
  @Inject EndedActivities ended;

  private final List<Heading> heard = new ArrayList<>();
  private String prefix;

  @BeforeEach
  void accountsOfItsOwn() {
    drain();
    prefix = "t" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void a_job_plans_one_activity_for_each_account_and_tells_that_it_started() {
    // Given
    seen(3);

    // When
    JobView job = submit(3, null).job();

    // Then
    assertThat(job.progress().total()).isEqualTo(3);
    assertThat(viewed(job.id())).extracting(ActivityView::state).containsOnly("planned");
    assertThat(told(job.id().toString())).containsExactly("io.fanfare.job.started.v1");
  }

  @Test
  void one_idempotency_key_makes_one_job() {
    // Given
    seen(1);
    IdempotencyKey key = new IdempotencyKey("test", UUID.randomUUID().toString(), "same");
    Created first = submit(1, key);

    // When
    Created second = submit(1, key);

    // Then
    assertThat(second.job().id()).isEqualTo(first.job().id());
    assertThat(second.replayed()).isTrue();
  }

  @Test
  void one_idempotency_key_with_another_request_is_refused() {
    // Given
    seen(1);
    String key = UUID.randomUUID().toString();
    submit(1, new IdempotencyKey("test", key, "one"));

    // When / Then
    assertThatThrownBy(() -> submit(1, new IdempotencyKey("test", key, "other")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED));
  }

  @Test
  void an_account_that_is_not_ours_is_refused_by_its_place() {
    // Given
    seen(1);
    List<String> asked = List.of(account(0), prefix + "-stranger");

    // When / Then
    assertThatThrownBy(
            () -> await(accounts.resolve(Scope.ALL, new AccountSelector.Ids(asked, Set.of()))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e ->
                assertThat(e.violations())
                    .singleElement()
                    .satisfies(v -> assertThat(v.field()).isEqualTo("body.accounts.ids[1]")));
  }

  @Test
  void an_account_has_one_unresolved_submission_at_a_time() {
    // Given
    seen(1);
    submit(1, null);
    submit(1, null);
    List<Activity> first = claim();

    // When
    List<Activity> second = claim();

    // Then
    assertThat(first).hasSize(1);
    assertThat(second).isEmpty();
  }

  @Test
  void an_accepted_activity_frees_its_account_for_the_next() {
    // Given
    seen(1);
    submit(1, null);
    submit(1, null);
    Activity first = claim().get(0);
    record(first.to(submitting(first).accepted(remote("r1", RemoteState.INITIALIZED), NOW)));

    // When
    List<Activity> second = claim();

    // Then
    assertThat(second).hasSize(1);
    assertThat(second.get(0).id()).isNotEqualTo(first.id());
  }

  @Test
  void two_replicas_never_claim_the_same() {
    // Given
    seen(40);
    submit(40, null);

    // When
    List<Activity> claimed = new ArrayList<>();
    Uni.combine()
        .all()
        .unis(IntStream.range(0, 8).mapToObj(i -> activities.claimDue(10, terms())).toList())
        .with(lists -> lists)
        .await()
        .atMost(Duration.ofSeconds(20))
        .forEach(list -> ((List<?>) list).forEach(a -> claimed.add((Activity) a)));

    // Then
    assertThat(claimed).extracting(Activity::id).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  void the_last_end_finishes_the_job_in_the_same_step() {
    // Given
    seen(2);
    JobView job = submit(2, null).job();
    List<Transition> ends =
        claim().stream().map(a -> a.to(submitting(a).rejected(Reason.NOT_FOUND))).toList();

    // When
    record(ends.toArray(Transition[]::new));

    // Then
    JobView finished = await(jobStore.find(job.id()));
    assertThat(finished.state().state()).isEqualTo(JobState.FINISHED);
    assertThat(finished.state().outcome()).isEqualTo(JobOutcome.FAILED);
    assertThat(told(job.id().toString()))
        .containsExactly("io.fanfare.job.started.v1", "io.fanfare.job.finished.v1");
    assertThat(told(account(0))).containsExactly("io.fanfare.activity.rejected.v1");
  }

  @Test
  void a_step_that_was_overtaken_leaves_nothing_behind() {
    // Given
    seen(1);
    JobView job = submit(1, null).job();
    Activity seen = claim().get(0);
    Transition step = seen.to(submitting(seen).rejected(Reason.NOT_FOUND));
    record(step);

    // When
    List<Transition> again = record(step);

    // Then
    assertThat(again).isEmpty();
    assertThat(await(jobStore.find(job.id())).progress().others().rejected()).isEqualTo(1);
    assertThat(told(account(0))).hasSize(1);
  }

  @Test
  void what_the_vendor_completed_is_kept_with_its_counters_and_told() {
    // Given
    seen(1);
    JobView job = submit(1, null).job();
    Activity sent = claim().get(0);
    record(sent.to(submitting(sent).accepted(remote("r1", RemoteState.INITIALIZED), NOW)));
    Activity inFlight = await(activities.unended(sent.id()));

    // When
    record(inFlight.to(((InFlight) inFlight.state()).ended(remote("r1", RemoteState.COMPLETED))));

    // Then
    assertThat(viewed(job.id()))
        .singleElement()
        .satisfies(
            view -> {
              assertThat(view.state()).isEqualTo("completed");
              assertThat(view.outcome().counters().itemsTotal()).isEqualTo(5);
              assertThat(view.times().acceptedAt()).isNotNull();
            });
    assertThat(told(account(0)))
        .containsExactly("io.fanfare.activity.accepted.v1", "io.fanfare.activity.completed.v1");
  }

  @Test
  void a_paused_job_is_not_claimed_and_a_resumed_one_is() {
    // Given
    seen(1);
    JobView job = submit(1, null).job();
    await(jobStore.pause(Caller.ANYBODY, job.id()));
    List<Activity> paused = claim();

    // When
    await(jobStore.resume(Caller.ANYBODY, job.id()));

    // Then
    assertThat(paused).isEmpty();
    assertThat(claim()).hasSize(1);
  }

  @Test
  void a_paused_job_does_not_hide_another_of_the_same_account() {
    // Given
    seen(30);
    JobView paused = submit(30, null).job();
    await(jobStore.pause(Caller.ANYBODY, paused.id()));
    await(activities.claimDue(3, terms()));
    JobView running = submit(30, null).job();

    // When
    List<Activity> claimed = await(activities.claimDue(3, terms()));

    // Then
    assertThat(claimed).hasSize(3).allMatch(a -> a.target().jobId().equals(running.id()));
  }

  @Test
  void a_cancelled_job_offers_its_planned_activities_for_cancelling() {
    // Given
    seen(2);
    JobView job = submit(2, null).job();

    // When
    await(jobStore.cancel(Caller.ANYBODY, job.id()));

    // Then
    assertThat(claim()).isEmpty();
    assertThat(await(activities.toCancel(10)))
        .hasSize(2)
        .allMatch(a -> a.target().jobId().equals(job.id()));
  }

  @Test
  void an_accepted_activity_is_due_for_a_look_and_leased() {
    // Given
    seen(1);
    submit(1, null);
    Activity sent = claim().get(0);
    record(sent.to(submitting(sent).accepted(remote("r1", RemoteState.INITIALIZED), NOW)));

    // When
    List<Watched> first = await(activities.claimLooks(10, new LookTerms(UUID.randomUUID(), true)));
    List<Watched> second = await(activities.claimLooks(10, new LookTerms(UUID.randomUUID(), true)));

    // Then
    assertThat(first)
        .filteredOn(w -> w.accountId().equals(account(0)))
        .singleElement()
        .satisfies(w -> assertThat(w.inFlight()).extracting(Activity::id).contains(sent.id()));
    assertThat(second).extracting(Watched::accountId).doesNotContain(account(0));
  }

  @Test
  void a_claim_whose_owner_vanished_is_found_when_its_lease_is_over() {
    // Given
    seen(1);
    submit(1, null);
    ClaimTerms brief =
        new ClaimTerms(UUID.randomUUID(), Duration.ofMillis(1), Duration.ofMillis(1), 900, 0);
    Activity lost = await(activities.claimDue(1, brief)).get(0);

    // When
    List<Lost> found = await(activities.lost(Duration.ofDays(1), 100));

    // Then
    assertThat(found).extracting(one -> one.activity().id()).contains(lost.id());
  }

  @Test
  void an_owner_that_lost_its_shard_notes_nothing_as_published() {
    // Given
    seen(1);
    told("nobody");
    submit(1, null);
    UUID slow = UUID.randomUUID();
    List<Heading> again = new ArrayList<>();

    // When
    int noted = 0;
    for (int shard = 0; shard < Outbox.SHARDS; shard++) {
      int taken = shard;
      noted +=
          await(
              outbox.relay(
                  slow,
                  shard,
                  10_000,
                  events ->
                      replicas
                          .leave(slow)
                          .chain(
                              () -> outbox.relay(OWNER, taken, 10_000, kept -> heard(kept, again)))
                          .replaceWith(events)));
    }

    // Then
    assertThat(noted).isZero();
    assertThat(again).extracting(Heading::type).containsExactly("io.fanfare.job.started.v1");
  }

  @Test
  void a_shard_is_one_owners_while_it_publishes() {
    // Given
    seen(1);
    told("nobody");
    submit(1, null);
    List<Heading> meanwhile = new ArrayList<>();

    // When
    int noted = 0;
    for (int shard = 0; shard < Outbox.SHARDS; shard++) {
      int taken = shard;
      noted +=
          await(
              outbox.relay(
                  OWNER,
                  shard,
                  10_000,
                  events ->
                      outbox
                          .relay(UUID.randomUUID(), taken, 10_000, kept -> heard(kept, meanwhile))
                          .replaceWith(events)));
    }

    // Then
    assertThat(noted).isEqualTo(1);
    assertThat(meanwhile).isEmpty();
  }

  private static Uni<List<Outbox.Kept>> heard(List<Outbox.Kept> kept, List<Heading> headings) {
    kept.forEach(one -> headings.add(one.heading()));
    return Uni.createFrom().item(kept);
  }

  @Test
  void ended_activities_lie_in_the_partition_of_their_month() {
    // Given
    await(ended.prepare());
    seen(1);
    submit(1, null);
    Activity sent = claim().get(0);

    // When
    record(sent.to(submitting(sent).rejected(Reason.NOT_FOUND)));

    // Then
    assertThat(
            PostgresWorld.DATABASE.texts(
                "select tableoid::regclass::text = 'activity_ended_' || to_char(now() at time zone"
                    + " 'UTC', 'YYYY_MM') from activity_ended where id = cast(? as uuid)",
                sent.id().toString()))
        .containsExactly("t");
  }

  @Test
  void an_account_missing_twice_is_closed_and_told() {
    // Given
    seen(1);
    await(accounts.passed(UUID.randomUUID(), Duration.ZERO));

    // When
    await(accounts.passed(UUID.randomUUID(), Duration.ZERO));

    // Then
    assertThat(await(accounts.find(account(0))).isActive()).isFalse();
    assertThat(told(account(0))).containsExactly("io.fanfare.account.closed.v1");
  }

  @Test
  void labels_select() {
    // Given
    seen(2);
    await(accounts.label(account(0), java.util.Map.of("region", prefix, "test", "")));
    await(accounts.label(account(1), java.util.Map.of("region", prefix)));

    // When
    List<String> found =
        await(
            accounts.resolve(
                Scope.ALL,
                new AccountSelector.Labels(
                    java.util.Map.of("region", prefix), Set.of("test"), Set.of())));

    // Then
    assertThat(found).containsExactly(account(1));
  }

  private void seen(int count) {
    List<ListedAccount> page =
        IntStream.range(0, count)
            .mapToObj(i -> new ListedAccount(account(i), "Org " + i, "Open"))
            .toList();
    await(accounts.seen(UUID.randomUUID(), page));
  }

  private String account(int i) {
    return prefix + String.format("-%03d", i);
  }

  private Created submit(int count, @Nullable IdempotencyKey key) {
    var body = new ObjectMapper().createObjectNode();
    body.put("operation", "list_delete");
    body.putObject("request").putArray("list_ids").add(UUID.randomUUID().toString());
    var ids = body.putObject("accounts").putArray("ids");
    IntStream.range(0, count).forEach(i -> ids.add(account(i)));
    return await(jobs.submit(Caller.ANYBODY, requests.check(body, Origin.HTTP), key));
  }

  /** Everything due, of whatever test: so that one test's leftovers are not another's. */
  private void drain() {
    List<Activity> claimed = await(activities.claimDue(500, terms()));
    while (!claimed.isEmpty()) {
      record(
          claimed.stream()
              .map(a -> a.to(submitting(a).rejected(Reason.REFUSED)))
              .toArray(Transition[]::new));
      claimed = await(activities.claimDue(500, terms()));
    }
    told("nobody");
  }

  private List<Activity> claim() {
    return await(activities.claimDue(100, terms()));
  }

  private List<Transition> record(Transition... steps) {
    return await(activities.record(List.of(steps)));
  }

  private List<ActivityView> viewed(UUID jobId) {
    return await(jobStore.activities(jobId, null, null, 100));
  }

  /** The types told about a key, in order; takes them out of the outbox on the way. */
  private List<String> told(String key) {
    for (int shard = 0; shard < Outbox.SHARDS; shard++) {
      await(
          outbox.relay(
              OWNER,
              shard,
              10_000,
              events -> {
                events.forEach(e -> heard.add(e.heading()));
                return Uni.createFrom().item(events);
              }));
    }
    return heard.stream()
        .filter(heading -> heading.key().equals(key))
        .map(Heading::type)
        .filter(type -> !type.endsWith("account.added.v1"))
        .toList();
  }

  private static ClaimTerms terms() {
    return new ClaimTerms(UUID.randomUUID(), Duration.ofMinutes(5), Duration.ofMinutes(10), 900, 0);
  }

  private static Submitting submitting(Activity activity) {
    return (Submitting) activity.state();
  }

  private static RemoteActivity remote(String id, RemoteState state) {
    return new RemoteActivity(
        id,
        state,
        state.name().toLowerCase(java.util.Locale.ROOT),
        50,
        Times.NONE,
        new Counters(5L, 5L, null, null, null, null, null),
        Details.NONE);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
