package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.sandbox.ReceivedEvent;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Jobs that come over Kafka. */
@ResourceLock(Lanes.FIRST)
class KafkaIntakeIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stage stage = SharedStage.stage();

  @Test
  void a_job_over_kafka_gives_what_a_job_over_rest_gives() throws Exception {
    // Given
    String name = "kafka " + UUID.randomUUID();
    String account = Ids.account(31);
    byte[] body = job(name, account, Ids.tag(account, "VIP"));

    // When
    send(UUID.randomUUID().toString(), body);

    // Then
    JsonNode job = stage.awaitFinished(awaitJob(name), LIMIT);
    assertThat(job.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(tags(account)).doesNotContain("VIP");
    await()
        .atMost(LIMIT)
        .until(() -> stage.eventsOf(job.path("job_id").asText(), "completed").size() == 1);
  }

  @Test
  void one_key_sent_twice_makes_one_job() throws Exception {
    // Given
    String name = "twice " + UUID.randomUUID();
    String after = "after " + UUID.randomUUID();
    String account = Ids.account(32);
    String key = UUID.randomUUID().toString();
    byte[] body = job(name, account, Ids.tag(account, "VIP"));

    // When
    send(key, body);
    send(key, body);
    send(UUID.randomUUID().toString(), job(after, account, Ids.tag(account, "Lead")));

    // Then
    awaitJob(after);
    assertThat(jobs(name)).hasSize(1);
  }

  @Test
  void a_malformed_one_is_set_aside_without_its_value_and_stops_nobody() throws Exception {
    // Given
    String secret = "secret-" + UUID.randomUUID();
    String name = "good " + UUID.randomUUID();
    String account = Ids.account(33);
    String badKey = UUID.randomUUID().toString();

    // When
    send(badKey, ("{\"operation\":\"" + secret).getBytes(StandardCharsets.UTF_8));
    send(UUID.randomUUID().toString(), job(name, account, Ids.tag(account, "VIP")));

    // Then
    JsonNode job = stage.awaitFinished(awaitJob(name), LIMIT);
    assertThat(job.path("outcome").asText()).isEqualTo("succeeded");
    List<ReceivedEvent> letters =
        stage.events("fanfare.job-requests.dlq", found -> !found.isEmpty(), LIMIT);
    assertThat(letters).isNotEmpty();
    assertThat(letters.toString()).contains("invalid_request").doesNotContain(secret);
  }

  @Test
  void contact_rows_are_refused() throws Exception {
    // Given
    String account = Ids.account(34);
    byte[] body =
        JSON.writeValueAsBytes(
            Map.of(
                "operation", "contacts_json_import",
                "accounts", Map.of("ids", List.of(account)),
                "request",
                    Map.of(
                        "import_data", List.of(Map.of("email", "kept.out@example.com")),
                        "list_ids", List.of(Ids.list(account, "Newsletter")))));

    // When
    send(UUID.randomUUID().toString(), body);

    // Then
    List<ReceivedEvent> letters =
        stage.events(
            "fanfare.job-requests.dlq",
            found -> found.toString().contains("inline_contact_data"),
            LIMIT);
    assertThat(letters.toString())
        .contains("inline_contact_data")
        .doesNotContain("kept.out@example.com");
  }

  private byte[] job(String name, String account, String tag) throws Exception {
    return JSON.writeValueAsBytes(
        Map.of(
            "operation",
            "contacts_tags_delete",
            "name",
            name,
            "accounts",
            Map.of("ids", List.of(account)),
            "request",
            Map.of("tag_ids", List.of(tag))));
  }

  private void send(String key, byte[] body) throws Exception {
    Map<String, Object> properties = Map.of("bootstrap.servers", stage.bootstrapServers());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> message =
          new ProducerRecord<>("fanfare.job-requests", 0, null, body);
      message.headers().add("idempotency-key", key.getBytes(StandardCharsets.UTF_8));
      producer.send(message).get();
    }
  }

  private String awaitJob(String name) {
    await("job over Kafka").atMost(LIMIT).until(() -> !jobs(name).isEmpty());
    return jobs(name).get(0);
  }

  private List<String> jobs(String name) {
    JsonNode jobs = stage.api().queryParam("limit", 100).get("/v1/jobs").as(JsonNode.class);
    return StreamSupport.stream(jobs.path("jobs").spliterator(), false)
        .filter(job -> job.path("name").asText().equals(name))
        .map(job -> job.path("job_id").asText())
        .toList();
  }

  private List<String> tags(String account) {
    JsonNode tags = stage.simulator().get("/_sim/accounts/" + account + "/tags").as(JsonNode.class);
    return StreamSupport.stream(tags.spliterator(), false)
        .map(t -> t.path("name").asText())
        .toList();
  }
}
