package io.fanfare.postgres.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.account.AccountStore;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityView;
import io.fanfare.explanation.Standing;
import io.fanfare.explanation.StandingStore;
import io.fanfare.forecast.Backlog;
import io.fanfare.forecast.Backlog.Waiting;
import io.fanfare.forecast.BacklogStore;
import io.fanfare.forecast.Blocker;
import io.fanfare.forecast.BlockerStore;
import io.fanfare.job.JobRequests;
import io.fanfare.job.JobStore;
import io.fanfare.job.Jobs;
import io.fanfare.job.Origin;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.prediction.DurationStore;
import io.fanfare.prediction.DurationStore.Weight;
import io.fanfare.prediction.Kind;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What forecasts and explanations read, and what is learned, on real PostgreSQL. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class PredictionStoresComponentTest {
  @Inject DurationStore durations;
  @Inject BacklogStore backlog;
  @Inject BlockerStore blockers;
  @Inject StandingStore standings;
  @Inject AccountStore accounts;
  @Inject ActivityStore activities;
  @Inject JobRequests requests;
  @Inject Jobs jobs;
  @Inject JobStore jobStore;

  private final String account = "p" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void shouldLetOlderSamplesCountLess() {
    // Given
    Kind kind = new Kind("learned_" + account, 3);
    Kind other = new Kind("learned_" + account, 4);
    await(durations.add(List.of(new Weight(kind, 10, 1), new Weight(other, 10, 1)), 0.9));

    // When
    await(
        durations.add(
            List.of(new Weight(kind, 10, 1), new Weight(kind, 10, 1), new Weight(kind, 11, 1)),
            0.9));

    // Then
    assertThat(weight(kind, 10)).isCloseTo(2 + 0.9 * 0.9 * 0.9, within(1e-9));
    assertThat(weight(kind, 11)).isCloseTo(1, within(1e-9));
    assertThat(weight(other, 10)).isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldCountWhatWaitsOfAJob() {
    // Given
    seen(account);

    // When
    UUID job = submit("2999-01-01T00:00:00Z");

    // Then
    Waiting waiting = await(backlog.read()).of(job).orElseThrow();
    assertThat(waiting.unsent()).isEqualTo(1);
    assertThat(waiting.inAccount()).isEqualTo(1);
    assertThat(waiting.priority()).isEqualTo(3);
    assertThat(waiting.running()).isTrue();
    assertThat(waiting.notBefore()).isEqualTo("2999-01-01T00:00:00Z");
    await(jobStore.pause(Caller.ANYBODY, job));
    assertThat(await(backlog.read()).of(job).orElseThrow().running()).isFalse();
  }

  @Test
  void shouldReadBacklogsThatAreOut() {
    // When
    Backlog read = await(backlog.read());

    // Then
    assertThat(read.out()).allSatisfy(out -> assertThat(out.accounts()).isPositive());
  }

  @Test
  void shouldNameAccountsThatAreUnknownClosedOrParked() {
    // Given
    String closed = account + "-closed";
    String fine = account + "-fine";
    seen(account);
    seen(fine);
    await(
        accounts.seen(
            UUID.randomUUID(), List.of(new ListedAccount(closed, "Closed", "cancelled"))));
    submit("2999-01-01T00:00:00Z");
    await(activities.park(account, Duration.ofMinutes(5)));

    // When
    List<Blocker> found =
        await(blockers.of(Scope.ALL, List.of(account, closed, fine, account + "-nobody")));

    // Then
    assertThat(found)
        .extracting(blocker -> blocker.accountId() + " " + blocker.reason())
        .contains(account + " account_parked", account + "-nobody account_unknown")
        .noneMatch(text -> text.startsWith(fine));
    assertThat(found.get(0).until()).isNotNull();
  }

  @Test
  void shouldTellWhereAnActivityStands() {
    // Given
    seen(account);
    UUID job = submit("2999-01-01T00:00:00Z");
    ActivityView activity = await(jobStore.activities(job, null, null, 1)).get(0);

    // When
    Standing standing = await(standings.of(Set.of(activity.id()))).get(0);

    // Then
    assertThat(standing.state()).isEqualTo("planned");
    assertThat(standing.start().notBefore()).isEqualTo("2999-01-01T00:00:00Z");
    assertThat(standing.job()).isEqualTo(new Standing.Job(job, true, false, false));
    assertThat(standing.lane().unresolved()).isNull();
    assertThat(standing.lane().parkedUntil()).isNull();
    assertThat(standing.lane().look()).isNull();
    assertThat(standing.lane().inFlight()).isZero();
  }

  @Test
  void shouldTellUntilWhenAnAccountIsParked() {
    // Given
    seen(account);
    UUID job = submit("2999-01-01T00:00:00Z");
    await(activities.park(account, Duration.ofMinutes(5)));
    ActivityView activity = await(jobStore.activities(job, null, null, 1)).get(0);

    // When
    Standing standing = await(standings.of(Set.of(activity.id()))).get(0);

    // Then
    assertThat(standing.lane().parkedUntil()).isNotNull();
  }

  private double weight(Kind kind, int bin) {
    return await(durations.all()).stream()
        .filter(weight -> weight.kind().equals(kind) && weight.bin() == bin)
        .mapToDouble(Weight::weight)
        .sum();
  }

  private void seen(String id) {
    await(accounts.seen(UUID.randomUUID(), List.of(new ListedAccount(id, "Some", "active"))));
  }

  private UUID submit(String notBefore) {
    String body =
        """
        {"operation": "api_request", "accounts": {"ids": ["%s"]}, "priority": 3,
          "not_before": "%s", "request": {"method": "GET", "path": "/contact_lists"}}
        """
            .formatted(account, notBefore);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return await(
            jobs.submit(Caller.ANYBODY, requests.check(StrictJson.read(bytes), Origin.HTTP), null))
        .job()
        .id();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
