package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fanfare.canary.Markers;
import io.fanfare.sandbox.Topics;
import io.fanfare.simulator.vendor.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Every way that marked people's data can take, into the service and wrong. */
final class CanaryWays {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> SHAPES = List.of("object", "array", "message", "html", "empty");

  private final Stage stage;
  private final CanaryCalls calls;
  private final Markers markers;
  private final String files;
  private final CanarySecrets secrets;

  /**
   * All ways of one caller.
   *
   * @param files where schedules fetch rows, at {@code /good} and at {@code /bad}
   */
  CanaryWays(Stage stage, CanaryCalls calls, Markers markers, CanarySecrets secrets, String files) {
    this.secrets = secrets;
    this.stage = stage;
    this.calls = calls;
    this.markers = markers;
    this.files = files;
  }

  /** Everything that takes people's data and goes well. */
  void goodWays() {
    calls.send(
        "PUT",
        "/v1/accounts/" + Ids.account(1) + "/labels",
        Map.of("region", markers.name("label")));
    calls.importJob(1, "job");
    calls.apiRequest(2, "api");
    calls.direct(3, "direct");
    calls.unsubscribe(4, "unsubscribe");
    String account = calls.partner("partner");
    calls.send("POST", "/v1/accounts/" + account + "/cancellation", Map.of("reason_id", 3));
    String rows =
        "account,email,first_name,street,no\n%s,%s,Ada,%s,%s\n%s,%s@@x,Ada,,k\nnobody,%s,Ada,,k\n"
            .formatted(
                Ids.account(5),
                markers.email("csv"),
                markers.personal("street"),
                markers.personal("rowkey"),
                Ids.account(5),
                markers.personal("csvbad"),
                markers.email("stray"));
    String query =
        "?account_column=account&key=no&list_ids=" + Ids.list(Ids.account(5), "Newsletter");
    calls.rows("/v1/imports" + query, "text/csv", rows);
    String upload =
        calls.rows("/v1/uploads?account_column=account", "text/csv", rows).path("upload_id");
    calls.job(
        5,
        "contacts_json_import",
        Map.of("list_ids", List.of(Ids.list(Ids.account(5), "Newsletter"))),
        Map.of("upload", String.valueOf(upload)));
    calls.job(
        1,
        "contacts_taggings_add",
        Map.of(
            "source", Map.of("all_active_contacts", true),
            "tag_ids", List.of("name:" + markers.name("tag"))));
    calls.job(
        1,
        "contacts_taggings_add",
        Map.of(
            "source", Map.of("all_active_contacts", true),
            "tag_ids", List.of("name:" + markers.name("missing"))));
    calls.job(1, "contact_exports", Map.of("fields", List.of("email_address")));
  }

  /** What takes two people, by the second one. */
  void secondOpinions(List<String> jobs) {
    for (String job : jobs) {
      if (stage.job(job).path("state").asText().equals("awaiting_approval")) {
        calls.send("POST", "/v1/jobs/" + job + "/approve", Map.of("accounts", 1));
      }
    }
    calls.unsubscribe(4, "unsubscribe");
  }

  /** Everything that is refused, with people's data where the mistake is. */
  void refusedWays() {
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

  /** Errors of every shape that repeat what they were sent, and answers that do not come. */
  void vendorsErrors() {
    int account = 6;
    for (int status : List.of(400, 500)) {
      for (String shape : SHAPES) {
        String where = "error" + status + shape;
        calls.fault(
            account,
            Map.of(
                "kind",
                "error",
                "status",
                status,
                "shape",
                shape,
                "count",
                3,
                "text",
                "Not good: " + markers.email(where)));
        calls.importJob(account, where);
        calls.direct(account, where);
        account++;
      }
    }
    calls.fault(16, Map.of("kind", "lost_answer", "close", true, "count", 2));
    calls.apiRequest(16, "lost");
    calls.fault(17, Map.of("kind", "html_200", "count", 2));
    calls.direct(17, "html");
    String error = "Line 2: " + markers.email("rowerror") + " is not good";
    calls.fault(18, Map.of("kind", "end_as", "state", "failed", "error", error));
    calls.importJob(18, "failed");
    calls.fault(
        19, Map.of("kind", "unknown_state", "state", markers.personal("state"), "count", 1));
    calls.importJob(19, "stateless");
  }

  void schedules() {
    for (Map.Entry<String, String> each :
        Map.of("fetching", "/good", "failing", "/bad").entrySet()) {
      Map<String, Object> job =
          Map.of(
              "operation", "contacts_json_import",
              "name", markers.name("scheduled"),
              "accounts", Map.of("ids", List.of(Ids.account(21))),
              "request", Map.of("list_ids", List.of(Ids.list(Ids.account(21), "Newsletter"))));
      calls.send(
          "PUT",
          "/v1/schedules/" + each.getKey(),
          Map.of(
              "cron",
              "*/10 * * * * *",
              "job",
              job,
              "rows",
              Map.of("url", files + each.getValue() + "?key=" + markers.personal("urlkey"))));
    }
    Map<String, Object> job =
        Map.of(
            "operation", "contacts_json_import",
            "accounts", Map.of("ids", List.of(Ids.account(21))),
            "request", calls.imported(21, "scheduledrows"));
    calls.send("PUT", "/v1/schedules/rows-inside", Map.of("cron", "0 0 1 1 *", "job", job));
  }

  /** Requests that hold what they must not, or are no requests, with people's data all over. */
  void kafka() throws Exception {
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

  /** The database refuses what would be kept, and says in its error what that was. */
  void storeFailures() {
    List<String> tables =
        List.of("job", "payload", "idempotency", "upload_block", "schedule", "webhook_hint");
    for (String table : tables) {
      stage
          .store()
          .execute("alter table " + table + " add constraint canary check (false) not valid");
    }
    List<String> before = new ArrayList<>(calls.jobs());
    calls.importJob(22, "unkept");
    calls.direct(22, "unkept");
    calls.partner("unkept");
    secrets.hint(calls);
    schedules();
    calls.rows("/v1/uploads", "text/csv", "email\n" + markers.email("unkept") + "\n");
    for (String table : tables) {
      stage.store().execute("alter table " + table + " drop constraint canary");
    }
    assertThat(calls.jobs()).isEqualTo(before);
  }
}
