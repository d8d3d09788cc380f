package io.fanfare.path;

import static org.awaitility.Awaitility.await;

import io.fanfare.canary.Markers;
import io.fanfare.sandbox.Topics;
import io.fanfare.simulator.vendor.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Requests that are refused, with people's data where the mistake is. */
final class CanaryRefusals {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Stage stage;
  private final CanaryCalls calls;
  private final Markers markers;

  CanaryRefusals(Stage stage, CanaryCalls calls, Markers markers) {
    this.stage = stage;
    this.calls = calls;
    this.markers = markers;
  }

  /** Everything that is refused, with people's data where the mistake is. */
  void overHttp() {
    String p = markers.email("refused");
    List<Object> bodies =
        List.of(
            "{\"operation\":\"" + p,
            Map.of("operation", p),
            Map.of("operation", "contacts_json_import", "accounts", p),
            Map.of("operation", "list_delete", "accounts", Map.of("ids", List.of(p))),
            Map.of("operation", "list_delete", "priority", p),
            Map.of("operation", "list_delete", "accounts", Map.of("all", true), "request", p),
            Map.of(
                "operation",
                "list_delete",
                "accounts",
                Map.of("all", true),
                "not_before",
                p,
                "on_unknown",
                p,
                "request",
                Map.of("list_ids", List.of(p))),
            Map.of(
                "operation", "contacts_json_import",
                "accounts", Map.of("all", true),
                "request", Map.of("import_data", List.of(p, Map.of("email", List.of(p))))),
            Map.of(
                "operation", "api_request",
                "accounts", Map.of("all", true),
                "request", Map.of("method", p, "path", p, "headers", Map.of("x", p))));
    for (String path : List.of("/v1/jobs", "/v1/job-plans", "/v1/accounts", "/v1/unsubscribes")) {
      bodies.forEach(body -> calls.send("POST", path, body));
    }
    calls.send("PUT", "/v1/schedules/refused", Map.of("cron", p, "job", Map.of("operation", p)));
    calls.send("PUT", "/v1/schedules/refused", Map.of("cron", "@daily", "time_zone", p));
    calls.send("POST", "/v1/accounts/" + Ids.account(1) + "/requests", Map.of("method", p));
    calls.send("POST", "/v1/jobs", "{}", "Idempotency-Key", p.repeat(9));
    calls.get("/v1/jobs?limit=" + p);
    calls.get("/v1/jobs?after=" + p);
    calls.get("/v1/accounts?status=" + p);
    calls.rows("/v1/imports?accounts=" + p, "text/csv", "email\n" + p);
    calls.rows("/v1/imports?accounts=all&list_ids=" + p, "text/csv", "email\n" + p);
    String list = Ids.list(Ids.account(1), "Newsletter");
    String good = "/v1/imports?accounts=" + Ids.account(1) + "&list_ids=" + list;
    calls.rows(good, "text/csv", "email,first_name\n\"" + p);
    calls.rows(good, "application/x-ndjson", "{\"email\":\"" + p + "\"\n");
    calls.rows(good, p, "email\n" + p);
  }

  /** Requests that hold what they must not, or are no requests, with people's data all over. */
  void overKafka() throws Exception {
    String p = markers.email("kafka");
    List<String> values =
        List.of(
            "{\"operation\":\"" + p,
            p,
            "{\"operation\":\"contacts_json_import\",\"accounts\":{\"all\":true},\"request\":"
                + "{\"import_data\":[{\"email\":\""
                + p
                + "\"}],\"list_ids\":[]}}",
            "{\"operation\":\"" + p + "\",\"accounts\":{\"all\":true},\"request\":{}}");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stage.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      for (String value : values) {
        ProducerRecord<String, String> message =
            new ProducerRecord<>(Topics.JOB_REQUESTS, markers.personal("recordkey"), value);
        byte[] header = (p + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        message.headers().add("x-customer", header);
        message.headers().add("ce_subject", header);
        producer.send(message).get();
      }
    }
    await()
        .atMost(LIMIT)
        .until(
            () ->
                stage.events(Topics.DEAD_JOB_REQUESTS, all -> all.size() >= 4, LIMIT).size() >= 4);
  }
}
