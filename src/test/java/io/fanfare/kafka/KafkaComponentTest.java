package io.fanfare.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.access.Scope;
import io.fanfare.account.DirectorySync;
import io.fanfare.completion.RelayDue;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobView;
import io.fanfare.sandbox.EventReader;
import io.fanfare.sandbox.ReceivedEvent;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events out and job requests in, on a real broker. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class KafkaComponentTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String LATER = "2999-01-01T00:00:00Z";

  private static KafkaProducer<String, String> producer;
  private static EventReader reader;

  @Inject RelayDue relay;
  @Inject JobStore jobs;
  @Inject DirectorySync directory;

  private String account = "";

  @BeforeAll
  static void connect() {
    String bootstrap = SharedServices.bootstrapServers();
    reader = new EventReader(bootstrap);
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new StringSerializer(),
            new StringSerializer());
  }

  @AfterAll
  static void disconnect() {
    producer.close();
  }

  @BeforeEach
  void knowAnAccount() {
    List<String> active = active();
    if (active.isEmpty()) {
      directory.runOnce().await().atMost(SOON);
      active = active();
    }
    account = active.get(0);
  }

  @Test
  void a_request_becomes_a_job_once_however_often_it_comes() {
    String name = name();
    String key = UUID.randomUUID().toString();

    send(job(name), Map.of("idempotency-key", key));
    send(job(name), Map.of("idempotency-key", key));
    send(job(name + " last"), Map.of("ce_id", key, "ce_source", "/test"));
    send(job(name + " last"), Map.of("ce_id", key, "ce_source", "/test"));
    String end = name();
    send(job(end), Map.of());

    Awaitility.await().atMost(SOON).until(() -> !named(end).isEmpty());
    assertThat(named(name)).hasSize(1);
    assertThat(named(name + " last")).hasSize(1);
  }

  @Test
  void a_bad_request_leaves_no_value_and_stops_nobody() {
    String secret = "secret-" + UUID.randomUUID();
    String name = name();

    long first = send("{\"operation\":\"" + secret, Map.of());
    long second = send(job(name).replace("}}", "},\"" + secret + "\":1}"), Map.of());
    send(job(name), Map.of());

    Awaitility.await().atMost(SOON).until(() -> !named(name).isEmpty());
    List<ReceivedEvent> dead =
        dead(letters -> offsets(letters).containsAll(List.of(first, second)));
    assertThat(dead).noneMatch(letter -> letter.toString().contains(secret));
    ReceivedEvent letter = dead.stream().filter(l -> offset(l) == first).findFirst().orElseThrow();
    assertThat(letter.data().path("topic").asText()).isEqualTo(Topics.JOB_REQUESTS);
    assertThat(letter.data().path("code").asText()).isEqualTo("invalid_request");
    assertThat(letter.data().path("violations").path(0).path("rule").asText()).isEqualTo("json");
  }

  @Test
  void contact_rows_are_refused() {
    String rows =
        """
        {"operation":"contacts_json_import","accounts":{"ids":["%s"]},"request":
          {"import_data":[{"email":"someone@example.com"}],"list_ids":["%s"]}}"""
            .formatted(account, UUID.randomUUID());

    long offset = send(rows, Map.of());

    List<ReceivedEvent> dead = dead(letters -> offsets(letters).contains(offset));
    assertThat(dead.stream().filter(letter -> offset(letter) == offset))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.data().path("code").asText()).isEqualTo("inline_contact_data"));
    assertThat(dead).noneMatch(letter -> letter.toString().contains("someone"));
  }

  @Test
  void events_go_out_as_cloud_events() {
    String name = name();
    send(job(name), Map.of());
    Awaitility.await().atMost(SOON).until(() -> !named(name).isEmpty());
    String id = named(name).get(0).id().toString();

    relay.runOnce().await().atMost(SOON);

    List<ReceivedEvent> events =
        reader.readUntil(Topics.JOBS, all -> all.stream().anyMatch(e -> id.equals(e.key())), SOON);
    ReceivedEvent started =
        events.stream().filter(event -> id.equals(event.key())).findFirst().orElseThrow();
    assertThat(started.headers())
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_source", "/fanfare/default")
        .containsEntry("ce_type", "io.fanfare.job.started.v1")
        .containsEntry("ce_subject", id)
        .containsEntry("content-type", "application/json")
        .containsKeys("ce_id", "ce_time");
    assertThat(started.data().path("job_id").asText()).isEqualTo(id);
  }

  private String job(String name) {
    return """
        {"operation":"api_request","name":"%s","not_before":"%s","accounts":{"ids":["%s"]},
         "request":{"method":"GET","path":"/contact_lists"}}"""
        .formatted(name, LATER, account);
  }

  private static String name() {
    return "kafka " + UUID.randomUUID();
  }

  /** Always to one partition, so that order holds. */
  private static long send(String value, Map<String, String> headers) {
    ProducerRecord<String, String> request =
        new ProducerRecord<>(Topics.JOB_REQUESTS, 0, null, value);
    headers.forEach((n, v) -> request.headers().add(n, v.getBytes(StandardCharsets.UTF_8)));
    try {
      return producer.send(request).get().offset();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JobView> named(String name) {
    return jobs.list(Scope.ALL, null, 500).await().atMost(SOON).stream()
        .filter(job -> name.equals(job.name()))
        .toList();
  }

  private static List<ReceivedEvent> dead(
      java.util.function.Predicate<? super List<ReceivedEvent>> enough) {
    return reader.readUntil(Topics.DEAD_JOB_REQUESTS, enough, SOON);
  }

  private static List<Long> offsets(List<ReceivedEvent> letters) {
    return letters.stream().map(KafkaComponentTest::offset).toList();
  }

  private static long offset(ReceivedEvent letter) {
    return letter.data().path("offset").asLong();
  }

  private static List<String> active() {
    return given()
        .get("/v1/accounts?limit=500")
        .jsonPath()
        .getList("accounts.findAll{it.status=='active'}.account_id");
  }
}
