package io.fanfare.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.access.Caller;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.activity.ActivityView;
import io.fanfare.activity.Aftermath;
import io.fanfare.activity.Transition;
import io.fanfare.job.JobRequests;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobView;
import io.fanfare.job.Jobs;
import io.fanfare.job.Origin;
import io.fanfare.job.WaveStore;
import io.fanfare.payload.Requests;
import io.fanfare.reckoning.Family;
import io.fanfare.reckoning.FamilyStore;
import io.fanfare.rejection.OriginBoxes;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RejectionStore;
import io.fanfare.replica.Replicas;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.vendor.Counters;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that are refused as a whole, on real PostgreSQL; the tests take each step themselves. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class SplittingComponentTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Inject JobStore jobStore;
  @Inject Jobs jobs;
  @Inject JobRequests requests;
  @Inject ActivityStore activities;
  @Inject Aftermath aftermath;
  @Inject FamilyStore families;
  @Inject RejectionStore rejections;
  @Inject RejectionBoxes boxes;
  @Inject OriginBoxes origins;
  @Inject Requests payloads;
  @Inject Replicas replicas;
  @Inject WaveStore waves;

  private String account;
  private UUID job;

  @BeforeEach
  void anImportOfFive() {
    PostgresWorld world = new PostgresWorld(activities, jobStore, waves, replicas);
    account = "s" + UUID.randomUUID().toString().substring(0, 8);
    world.know(List.of(account));
    job = submit(5);
  }

  @Test
  void shouldPlanTwoPartsInThePlaceOfARefusedRequest() {
    // When
    refuse(claim());

    // Then
    JobView now = await(jobStore.find(job));
    assertThat(now.progress().total()).isEqualTo(2);
    assertThat(now.progress().remaining()).isEqualTo(2);
    assertThat(states()).containsExactlyInAnyOrder("superseded", "planned", "planned");
    assertThat(found()).isEmpty();
  }

  @Test
  void shouldSendThePartsOneAfterTheOtherWithTheirOwnRows() {
    // Given
    refuse(claim());

    // When
    Activity first = claim();
    record(first.to(submitting(first).accepted(remote("r1"), NOW)));
    Activity second = claim();

    // Then
    assertThat(List.of(rows(first), rows(second)))
        .containsExactlyInAnyOrder(List.of(1L, 2L), List.of(3L, 4L, 5L));
    assertThat(emails(first) + emails(second)).isEqualTo(5);
    assertThat(await(families.family(first.id()))).extracting(Family::parts).isEqualTo(2);
    assertThat(await(families.family(first.id()))).extracting(Family::taken).isEqualTo(1);
  }

  @Test
  void shouldNameTheBadRowAndFinishWellWithTheOthers() {
    // When
    while (jobStore.find(job).await().indefinitely().progress().remaining() > 0) {
      Activity next = claim();
      if (rows(next).contains(4L)) {
        refuse(next);
      } else {
        complete(next);
      }
    }

    // Then
    JobView over = await(jobStore.find(job));
    assertThat(over.state().outcome().word()).isEqualTo("succeeded");
    assertThat(over.progress().total()).isEqualTo(over.progress().completed());
    assertThat(found())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.row()).isEqualTo(4);
              assertThat(rejection.reason()).isEqualTo("refused_by_vendor");
              assertThat(rejection.accountId()).isEqualTo(account);
            });
  }

  @Test
  void shouldFailWhenEveryRowIsBad() {
    // When
    while (jobStore.find(job).await().indefinitely().progress().remaining() > 0) {
      refuse(claim());
    }

    // Then
    JobView over = await(jobStore.find(job));
    assertThat(over.state().outcome().word()).isEqualTo("failed");
    assertThat(over.progress().total()).isEqualTo(1);
    assertThat(found()).extracting(Rejection::row).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void shouldLeaveNothingBehindWhenTheStepWasOvertaken() {
    // Given
    Activity claimed = claim();
    Transition late = meant(claimed.to(submitting(claimed).rejected(Reason.INVALID)));
    record(claimed.to(submitting(claimed).putBack(NOW)));

    // When
    List<Transition> kept = record(late);

    // Then
    assertThat(kept).isEmpty();
    assertThat(states()).containsExactly("planned");
    assertThat(await(jobStore.find(job)).progress().total()).isEqualTo(1);
  }

  @Test
  void shouldNotSplitWhatIsRefusedForOtherReasonsThanItsRows() {
    // Given
    Activity claimed = claim();

    // When
    record(meant(claimed.to(submitting(claimed).rejected(Reason.FORBIDDEN))));

    // Then
    assertThat(states()).containsExactly("rejected");
    assertThat(found())
        .hasSize(5)
        .allSatisfy(rejection -> assertThat(rejection.reason()).isEqualTo("forbidden"));
  }

  private UUID submit(int rows) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.put("operation", "contacts_json_import");
    body.putObject("accounts").putArray("ids").add(account);
    ObjectNode request = body.putObject("request");
    request.putArray("list_ids").add(UUID.randomUUID().toString());
    var data = request.putArray("import_data");
    for (int row = 0; row < rows; row++) {
      data.addObject().put("email", "row" + row + "@example.com");
    }
    return await(jobs.submit(Caller.ANYBODY, requests.check(body, Origin.HTTP), null)).job().id();
  }

  private void refuse(Activity claimed) {
    record(meant(claimed.to(submitting(claimed).rejected(Reason.INVALID))));
  }

  private void complete(Activity claimed) {
    InFlight flying = submitting(claimed).accepted(remote("r-" + claimed.id()), NOW);
    record(claimed.to(flying));
    Activity now = await(activities.unended(claimed.id()));
    int rows = claimed.work().traits().items();
    Counters counters = new Counters(rows + 1L, null, (long) rows, 0L, 0L, 0L, null);
    record(meant(now.to(flying.ended(ended("r-" + claimed.id(), counters)))));
  }

  private Transition meant(Transition step) {
    return await(aftermath.of(List.of(step), List.of())).get(0);
  }

  private List<Transition> record(Transition step) {
    return await(activities.record(List.of(step)));
  }

  private Activity claim() {
    ClaimTerms terms =
        new ClaimTerms(UUID.randomUUID(), Duration.ofMinutes(5), Duration.ofMinutes(10), 900, 0);
    return await(activities.claimDue(1, terms)).get(0);
  }

  private List<Long> rows(Activity activity) {
    UUID payload = activity.work().payloadId();
    var box = await(rejections.origins(payload));
    int items = activity.work().traits().items();
    return java.util.stream.IntStream.range(0, items)
        .mapToObj(i -> box == null ? i + 1L : origins.open(payload, box).row(i))
        .toList();
  }

  private int emails(Activity activity) {
    String body = await(payloads.open(activity.work().payloadId())).call().payload();
    return body.split("@example\\.com", -1).length - 1;
  }

  private List<String> states() {
    return await(jobStore.activities(job, null, null, 100)).stream()
        .map(ActivityView::state)
        .toList();
  }

  private List<Rejection> found() {
    return await(rejections.page(job, null, null, 100)).stream()
        .flatMap(box -> boxes.open(box).stream())
        .toList();
  }

  private static Submitting submitting(Activity activity) {
    return (Submitting) activity.state();
  }

  private static RemoteActivity remote(String id) {
    return new RemoteActivity(
        id, RemoteState.PROCESSING, "processing", 1, Times.NONE, Counters.NONE, Details.NONE);
  }

  private static RemoteActivity ended(String id, Counters counters) {
    return new RemoteActivity(
        id, RemoteState.COMPLETED, "completed", 100, Times.NONE, counters, Details.NONE);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
