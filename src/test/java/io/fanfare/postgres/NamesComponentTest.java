package io.fanfare.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.access.Caller;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.job.JobRequests;
import io.fanfare.job.JobStore;
import io.fanfare.job.Jobs;
import io.fanfare.job.Origin;
import io.fanfare.job.WaveStore;
import io.fanfare.naming.Listing;
import io.fanfare.naming.NameStore;
import io.fanfare.naming.NameStore.Intent;
import io.fanfare.naming.NameStore.Noted;
import io.fanfare.naming.Problem;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.preparation.Preparation;
import io.fanfare.preparation.PreparationStore;
import io.fanfare.replica.Replicas;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.VendorNames.Named;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of names, and who waits for them, on real PostgreSQL. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class NamesComponentTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Reference LIST = new Reference(Kind.LIST, "Newsletter");

  @Inject NameStore names;
  @Inject PreparationStore preparations;
  @Inject ActivityStore activities;
  @Inject JobStore jobStore;
  @Inject Jobs jobs;
  @Inject WaveStore waves;
  @Inject JobRequests requests;
  @Inject Replicas replicas;

  private PostgresWorld world;

  @BeforeEach
  void begin() {
    world = new PostgresWorld(activities, jobStore, waves, replicas);
    PostgresWorld.DATABASE.execute("delete from name_wait");
    world.know(List.of("n1", "n2", "n3"));
  }

  @Test
  void shouldKeepTheLatestListing() {
    // Given
    String account = "account-" + UUID.randomUUID();
    Listing first = listing(account, NOW, "old");
    Listing second = listing(account, NOW.plusSeconds(1), "new");

    // When
    await(names.keep(second));
    await(names.keep(first));

    // Then
    assertThat(await(names.find(account, Set.of(Kind.LIST, Kind.TAG)))).containsExactly(second);
    await(names.forget(account, Set.of(Kind.LIST), NOW));
    assertThat(await(names.find(account, Set.of(Kind.LIST)))).containsExactly(second);
    await(names.forget(account, Set.of(Kind.LIST), NOW.plusSeconds(2)));
    assertThat(await(names.find(account, Set.of(Kind.LIST)))).isEmpty();
  }

  @Test
  void shouldNoteAnIntentOnce() {
    // Given
    String account = "account-" + UUID.randomUUID();
    Intent intent = new Intent(NOW, Instant.EPOCH);
    Intent missed = new Intent(NOW, NOW.plusSeconds(35));

    // When
    Noted first = await(names.intend(account, LIST, NOW));
    Noted second = await(names.intend(account, LIST, NOW.plusSeconds(1)));

    // Then
    assertThat(first).isEqualTo(new Noted(intent, true));
    assertThat(second).isEqualTo(new Noted(intent, false));
    assertThat(await(names.replace(account, LIST, intent, missed))).isTrue();
    assertThat(await(names.replace(account, LIST, intent, missed))).isFalse();
    assertThat(await(names.intend(account, LIST, NOW)).intent()).isEqualTo(missed);
    await(names.settle(account, LIST));
    assertThat(await(names.intend(account, LIST, NOW)).ours()).isTrue();
  }

  @Test
  void shouldClaimNothingOfAnAccountThatWaitsForNames() {
    // Given
    UUID job = job("name:Newsletter", "n1", "n2");

    // When
    List<Activity> before = claim();
    List<Preparation> waiting = await(preparations.claim(10, LEASE));
    List<Preparation> again = await(preparations.claim(10, LEASE));
    await(preparations.ready(waiting.subList(0, 1)));
    List<Activity> after = claim();

    // Then
    assertThat(before).isEmpty();
    assertThat(waiting).extracting(Preparation::accountId).containsExactlyInAnyOrder("n1", "n2");
    assertThat(waiting)
        .allSatisfy(one -> assertThat(one.references()).containsExactly(LIST))
        .allSatisfy(one -> assertThat(one.jobId()).isEqualTo(job));
    assertThat(again).isEmpty();
    assertThat(after)
        .extracting(one -> one.target().accountId())
        .containsExactly(waiting.get(0).accountId());
  }

  @Test
  void shouldShutAnAccountAgain() {
    // Given
    UUID job = job("66eb409a-5a95-11eb-86d5-fa163e5bf31a", "n1");
    Activity claimed = claim().get(0);

    // When
    await(preparations.again(job, "n1", Set.of(LIST)));
    var submitting = (Submitting) claimed.state();
    await(activities.record(List.of(claimed.to(submitting.putBack(NOW.minusSeconds(60))))));

    // Then
    assertThat(claim()).isEmpty();
    assertThat(await(preparations.claim(10, LEASE))).hasSize(1);
  }

  @Test
  void shouldLetSmallJobsThroughBesideAHugeOne() {
    // Given
    job("name:Newsletter", "n1", "n2");
    UUID small = job("name:Newsletter", "n3");

    // When
    List<Preparation> two = await(preparations.claim(2, LEASE));

    // Then
    assertThat(two).hasSize(2);
    assertThat(two).extracting(Preparation::jobId).contains(small);
  }

  @Test
  void shouldTakeAnAccountOnceHoweverManyJobsWaitForIt() {
    // Given
    job("name:Newsletter", "n1");
    job("name:Newsletter", "n1");

    // When
    List<Preparation> first = await(preparations.claim(10, LEASE));
    List<Preparation> second = await(preparations.claim(10, LEASE));
    await(preparations.later(first.get(0), NOW.plusSeconds(3600)));
    List<Preparation> third = await(preparations.claim(10, LEASE));

    // Then
    assertThat(first).hasSize(1);
    assertThat(second).isEmpty();
    assertThat(third).hasSize(1);
    assertThat(third.get(0).jobId()).isNotEqualTo(first.get(0).jobId());
  }

  @Test
  void shouldShowWhichNamesStandForNothing() {
    // Given
    UUID job = job("name:Newsletter", "n1");
    Preparation waiting = await(preparations.claim(10, LEASE)).get(0);

    // When
    await(preparations.failed(waiting, List.of(new Problem(LIST, Reason.NAME_NOT_FOUND))));
    List<Activity> planned = await(activities.planned(job, "n1"));
    await(
        activities.record(
            planned.stream()
                .map(one -> one.to(((Planned) one.state()).rejected(Reason.NAME_NOT_FOUND)))
                .toList()));

    // Then
    var shown = await(jobStore.activity(planned.get(0).id()));
    assertThat(shown.outcome().reason()).isEqualTo("name_not_found");
    assertThat(shown.outcome().names()).hasSize(1);
    assertThat(shown.outcome().names().get(0).name()).isEqualTo("Newsletter");
    assertThat(await(jobStore.find(job)).progress().remaining()).isZero();
  }

  private UUID job(String list, String... accounts) {
    String body =
        """
        {"operation": "list_delete", "accounts": {"ids": %s}, "request": {"list_ids": ["%s"]}}
        """
            .formatted(Json.of(accounts), list);
    try {
      var request = requests.check(new ObjectMapper().readTree(body), Origin.HTTP);
      return await(jobs.submit(Caller.ANYBODY, request, null)).job().id();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Activity> claim() {
    ClaimTerms terms = new ClaimTerms(UUID.randomUUID(), LEASE, LEASE.multipliedBy(2), 900, 0);
    return await(activities.claimDue(10, terms));
  }

  private static Listing listing(String account, Instant readAt, String id) {
    return new Listing(account, Kind.LIST, readAt, List.of(new Named(id, "Newsletter", null)));
  }

  private static <T> T await(Uni<T> work) {
    return work.await().atMost(Duration.ofSeconds(20));
  }
}
