package io.fanfare.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fanfare.account.DirectorySync;
import io.fanfare.completion.RelayDue;
import io.fanfare.dispatch.DispatchDue;
import io.fanfare.kafka.JobIntake;
import io.fanfare.polling.PollDue;
import io.fanfare.sandbox.EventReader;
import io.fanfare.sandbox.ReceivedEvent;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.Topics;
import io.fanfare.sandbox.access.Store;
import io.fanfare.sandbox.access.VendorDesk;
import io.fanfare.simulator.vendor.Ids;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** One job from the caller's trace to the consumer's, and nothing of its contents on the way. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class TracesComponentTest {
  private static final Store DATABASE = new Store(SharedServices.jdbcUrl());
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String ACCOUNT = Ids.account(6);
  private static final String SHOWN =
      "update lane set look_late = now(), look_soon = now() where account_id = '" + ACCOUNT + "'";

  /** Everything that a span may say. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "http.request.method",
          "http.route",
          "http.response.status_code",
          "fanfare.account_id",
          "fanfare.activity_id",
          "fanfare.attempt",
          "fanfare.cause",
          "fanfare.error",
          "fanfare.job_id",
          "fanfare.operation",
          "fanfare.status",
          "fanfare.type",
          "fanfare.verdict");

  @Inject CollectedSpans spans;
  @Inject DirectorySync directory;
  @Inject DispatchDue dispatch;
  @Inject PollDue polling;
  @Inject RelayDue relay;
  @Inject JobIntake intake;

  private final VendorDesk vendor = new VendorDesk(SharedServices.simulator());
  private final EventReader events = new EventReader(SharedServices.bootstrapServers());
  private final String mark = "mark" + UUID.randomUUID().toString().replace("-", "");
  private final String trace = UUID.randomUUID().toString().replace("-", "");

  @Test
  void shouldFollowAJobFromItsRequestToItsCompletion() {
    // Given
    await()
        .ignoreExceptions()
        .atMost(SOON)
        .until(() -> directory.runOnce().await().atMost(SOON) > 0);

    // When
    String job = submit("00-" + trace + "-00f067aa0ba902b7-01");
    runToItsEnd(job);
    ReceivedEvent completed = completion(job);

    // Then
    SpanData request = named("POST /v1/jobs");
    assertThat(request.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
    for (String name : List.of("submission", "look")) {
      assertThat(named(name).getParentSpanId()).isEqualTo(request.getSpanId());
      assertThat(named(name).getKind()).isEqualTo(SpanKind.CLIENT);
    }
    assertThat(all("submission")) // Earlier ones may have missed their slot.
        .anySatisfy(
            span -> assertThat(text(span)).contains("accepted", "contacts_json_import", job));
    assertThat(text(named("look"))).contains("read", ACCOUNT);
    assertThat(completed.headers().get("traceparent")).startsWith("00-" + trace + "-");
    assertThat(all("publish"))
        .extracting(span -> "00-" + trace + "-" + span.getSpanId() + "-01")
        .contains(completed.headers().get("traceparent"));
  }

  @Test
  void shouldSayNothingOfPeopleNorMoreThanIsDocumented() {
    // Given
    await()
        .ignoreExceptions()
        .atMost(SOON)
        .until(() -> directory.runOnce().await().atMost(SOON) > 0);

    // When
    runToItsEnd(submit("00-" + trace + "-00f067aa0ba902b7-01"));
    RestAssured.given().get("/v1/accounts/" + mark + "?after=" + mark).then().statusCode(404);

    // Then
    List<SpanData> ended = spans.exporter().getFinishedSpanItems();
    assertThat(ended).extracting(SpanData::getName).contains("GET /v1/accounts/{id}");
    assertThat(ended).noneMatch(span -> span.toString().contains(mark));
    assertThat(ended).noneMatch(span -> span.toString().contains("example.com"));
    assertThat(
            ended.stream()
                .flatMap(span -> span.getAttributes().asMap().keySet().stream())
                .map(key -> key.getKey())
                .collect(Collectors.toSet()))
        .isSubsetOf(ATTRIBUTES);
  }

  @Test
  void shouldFollowAJobFromTheMessageThatAskedForIt() {
    // Given
    await()
        .ignoreExceptions()
        .atMost(SOON)
        .until(() -> directory.runOnce().await().atMost(SOON) > 0);

    // When
    intake.take(message("00-" + trace + "-00f067aa0ba902b7-01")).await().atMost(SOON);
    relay.runOnce().await().atMost(SOON);

    // Then
    SpanData job = named("job");
    assertThat(job.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(job.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(all("publish"))
        .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(job.getSpanId()));
    assertThat(spans.exporter().getFinishedSpanItems())
        .noneMatch(span -> span.toString().contains(mark));
  }

  @Test
  void shouldBeginATraceWhereAMessageHasNoneThatCanBeRead() {
    // Given
    String nonsense = "00-" + trace + "-" + mark;

    // When
    intake.take(message(nonsense)).await().atMost(SOON);

    // Then
    assertThat(spans.exporter().getFinishedSpanItems())
        .noneMatch(span -> span.getTraceId().equals(trace) || span.toString().contains(mark))
        .anyMatch(span -> span.getName().equals("job") && span.getKind().equals(SpanKind.CONSUMER));
  }

  private ConsumerRecord<byte[], byte[]> message(String traceparent) {
    String body =
        """
        {"operation": "api_request", "name": "%s", "accounts": {"ids": ["%s"]},
         "not_before": "2999-01-01T00:00:00Z",
         "request": {"method": "GET", "path": "/contact_lists"}}
        """
            .formatted(mark, ACCOUNT);
    ConsumerRecord<byte[], byte[]> message =
        new ConsumerRecord<>(Topics.JOB_REQUESTS, 0, 0, bytes(mark), bytes(body));
    message.headers().add("idempotency-key", bytes(mark));
    message.headers().add("traceparent", bytes(traceparent));
    message.headers().add("baggage", bytes("who=" + mark));
    return message;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String submit(String traceparent) {
    String body =
        """
        {"operation": "contacts_json_import", "name": "%1$s", "accounts": {"ids": ["%2$s"]},
         "request": {"import_data": [{"email": "%1$s@example.com", "first_name": "%1$s"}],
           "list_ids": ["%3$s"]}}
        """
            .formatted(mark, ACCOUNT, Ids.list(ACCOUNT, "Newsletter"));
    return RestAssured.given()
        .contentType("application/json")
        .header("traceparent", traceparent)
        .header("baggage", "who=" + mark)
        .body(body)
        .post("/v1/jobs")
        .then()
        .statusCode(202)
        .extract()
        .path("job_id");
  }

  private void runToItsEnd(String job) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              dispatch.runOnce().await().atMost(SOON);
              vendor.advance(Duration.ofMinutes(1));
              DATABASE.execute(SHOWN);
              polling.runOnce().await().atMost(SOON);
              return isFinished(job);
            });
  }

  private static boolean isFinished(String job) {
    return RestAssured.given().get("/v1/jobs/" + job).path("state").equals("finished");
  }

  private ReceivedEvent completion(String job) {
    relay.runOnce().await().atMost(SOON);
    List<ReceivedEvent> told =
        events.readUntil(
            Topics.ACTIVITIES, all -> all.stream().anyMatch(e -> isCompletion(e, job)), SOON);
    return told.stream().filter(event -> isCompletion(event, job)).findFirst().orElseThrow();
  }

  private static boolean isCompletion(ReceivedEvent event, String job) {
    return event.type().equals("io.fanfare.activity.completed.v1")
        && event.text("job_id").equals(job);
  }

  private SpanData named(String name) {
    return all(name).get(0);
  }

  private List<SpanData> all(String name) {
    List<SpanData> found =
        spans.exporter().getFinishedSpanItems().stream()
            .filter(span -> span.getTraceId().equals(trace) && span.getName().equals(name))
            .toList();
    assertThat(found).as(name).isNotEmpty();
    return found;
  }

  private static String text(SpanData span) {
    return span.getAttributes().toString();
  }
}
