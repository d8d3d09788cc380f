package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.fanfare.canary.Markers;
import io.fanfare.canary.Messages;
import io.fanfare.canary.Sightings;
import io.fanfare.canary.Tables;
import io.fanfare.sandbox.Topics;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Population;
import io.fanfare.simulator.vendor.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Marked contact data, secrets and names go through every way in, every error of the vendor's and
 * every failure of the store's, with all that can be logged being logged; then everything that the
 * service leaves behind is searched for them. {@link io.fanfare.canary.Search} says in which forms.
 *
 * <p>What a caller is answered when he asks for his own data (results, rejections, direct requests)
 * is not searched, nor the topic and the database columns that callers write themselves: {@link
 * #OWN_WORDS} lists those.
 */
@Tag("faults")
class CanaryIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Columns that hold names and keys of the caller's own choice as they are, and why. */
  private static final Map<String, String> OWN_WORDS =
      Map.of(
          "job.name", "shown in lists; documented as kept in the clear",
          "account.labels", "selected by; documented as kept in the clear",
          "account.organization_name", "the vendor's directory of the partner's own customers",
          "idempotency.key", "compared with",
          "name_listing.named", "names of lists, tags and fields in the vendor's account",
          "name_intent.name", "the same, to be created",
          "name_problem.name", "the same, missing",
          "job_reference.name", "the same, asked for");

  private static final List<String> SHAPES = List.of("object", "array", "message", "html", "empty");

  private static final Random RANDOM = new Random();
  private static final Markers MARKERS = new Markers(RANDOM);
  private static Stage stage;
  private static CanaryCalls calls;
  private static HttpServer files;

  @BeforeAll
  static void start() throws IOException {
    SimulatorSettings vendor =
        SimulatorSettings.defaults()
            .withPopulation(
                new Population(24, 2, List.of("Newsletter"), List.of(MARKERS.name("tag"))))
            .withRatePerSecond(100)
            .withTimeWarp(50)
            .withCredentials(
                MARKERS.personal("clientid"),
                MARKERS.personal("clientsecret"),
                MARKERS.personal("apikey"));
    stage =
        Stage.open(
            vendor,
            Map.ofEntries(
                Map.entry("quarkus.log.level", "ALL"),
                Map.entry("quarkus.log.category.\"io.fanfare\".level", "ALL"),
                Map.entry("quarkus.log.category.\"org.flywaydb\".level", "ALL"),
                Map.entry("quarkus.log.category.\"org.apache.kafka\".level", "ALL"),
                Map.entry("quarkus.log.category.\"io.smallrye.reactive.messaging\".level", "ALL"),
                Map.entry("quarkus.log.category.\"org.hibernate\".level", "ALL"),
                Map.entry("quarkus.datasource.password", MARKERS.personal("dbpassword")),
                Map.entry("fanfare.payload.key", MARKERS.key()),
                Map.entry("fanfare.quota.per-second", "100"),
                Map.entry("fanfare.constant-contact.request-timeout", "2s"),
                Map.entry("fanfare.constant-contact.connect-timeout", "1s"),
                Map.entry("fanfare.reconciliation.first-proof", "2s"),
                Map.entry("fanfare.reconciliation.second-proof", "2s"),
                Map.entry("fanfare.reconciliation.resend-after-lost", "5s"),
                Map.entry("fanfare.dispatch.send-within", "2s"),
                Map.entry("fanfare.dispatch.claim-lease", "6s"),
                Map.entry("fanfare.dispatch.lost-after", "4s"),
                Map.entry("fanfare.polling.retry-pause", "1s"),
                Map.entry("fanfare.prediction.cold-median", "1s"),
                Map.entry("fanfare.exports.retry-pause", "1s"),
                Map.entry("fanfare.schedules.least-interval", "1s"),
                Map.entry("fanfare.schedules.hosts", "127.0.0.1:*"),
                Map.entry("fanfare.schedules.allow-http", "true"),
                Map.entry("fanfare.schedules.allow-private", "true")));
    calls = new CanaryCalls(stage, MARKERS);
    files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.createContext(
        "/",
        exchange -> {
          boolean good = exchange.getRequestURI().getPath().startsWith("/good");
          String email = MARKERS.email("fetched");
          byte[] rows = (good ? "email\n" + email + "\n" : email).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(good ? 200 : 500, rows.length);
          exchange.getResponseBody().write(rows);
          exchange.close();
        });
    files.start();
  }

  @AfterAll
  static void stop() {
    files.stop(0);
    stage.close();
  }

  @Test
  void shouldLeaveNoTraceOfPeoplesDataOrSecrets() throws Exception {
    // Given
    String token = stage.simulator().get("/_sim/tokens").as(JsonNode.class).path(0).asText();
    schedules();
    goodWays();
    refusedWays();
    vendorsErrors();
    kafka();

    // When
    awaitJobs(Duration.ofSeconds(15));
    Path before = stage.service().log();
    storeFailures();
    calls.importJob(20, "killed");
    stage.killAndRestart();
    awaitJobs(Duration.ofSeconds(5));
    await().atMost(LIMIT).until(() -> fired("fetching") && fired("failing"));

    // Then
    Sightings sightings = new Sightings(List.of(MARKERS.personal(), MARKERS.name(), token));
    for (String page : List.of("/q/metrics", "/q/health", "/q/openapi", "/v1/quota")) {
      sightings.look(page, stage.api().get(page).asString());
    }
    stage.service().stop();
    sightings.look("log", Files.readString(before));
    sightings.look("log after the restart", Files.readString(stage.service().log()));
    calls.problems().forEach(problem -> sightings.look("problems", problem));
    new Messages(stage.bootstrapServers(), List.of(Topics.JOB_REQUESTS)).each(sightings::look);
    assertThat(sightings.seen()).isEmpty();
    assertThat(calls.problems()).hasSizeGreaterThan(30);

    Sightings stored = new Sightings(List.of(MARKERS.personal(), token));
    Sightings named = new Sightings(List.of(MARKERS.name()));
    Tables tables = new Tables(stage.jdbcUrl());
    tables.each(stored::look);
    tables.each(named::look);
    assertThat(stored.seen()).isEmpty();
    assertThat(new TreeSet<>(OWN_WORDS.keySet())).containsAll(named.seen().keySet());
    assertThat(named.seen()).containsKeys("job.name", "account.labels");
  }

  /** What has not ended by then is looked at as it is. */
  private static void awaitJobs(Duration patience) {
    Instant until = Instant.now().plus(patience);
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> Instant.now().isAfter(until) || calls.jobs().stream().allMatch(CanaryIT::isOver));
  }

  private static boolean isOver(String job) {
    JsonNode now = calls.job(job);
    return now.path("state").asText().equals("finished")
        || now.path("needs_attention").asBoolean()
        || now.path("counts").path("needs_attention").asInt() > 0;
  }

  /** Everything that takes people's data and goes well. */
  private static void goodWays() {
    calls.send(
        "PUT",
        "/v1/accounts/" + Ids.account(1) + "/labels",
        Map.of("region", MARKERS.name("label")));
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
                MARKERS.email("csv"),
                MARKERS.personal("street"),
                MARKERS.personal("rowkey"),
                Ids.account(5),
                MARKERS.personal("csvbad"),
                MARKERS.email("stray"));
    String query =
        "?account_column=account&key=no&list_ids=" + Ids.list(Ids.account(5), "Newsletter");
    calls.rows("/v1/imports" + query, "text/csv", rows);
    String upload =
        calls.rows("/v1/uploads?account_column=account", "text/csv", rows).path("upload_id");
    Map<String, Object> byUpload =
        Map.of(
            "upload_id", String.valueOf(upload),
            "list_ids", List.of(Ids.list(Ids.account(5), "Newsletter")));
    calls.job(5, "contacts_json_import", byUpload);
    calls.job(
        1,
        "contacts_taggings_add",
        Map.of(
            "source", Map.of("all_active_contacts", true),
            "tag_ids", List.of("name:" + MARKERS.name("tag"))));
    calls.job(
        1,
        "contacts_taggings_add",
        Map.of(
            "source", Map.of("all_active_contacts", true),
            "tag_ids", List.of("name:" + MARKERS.name("missing"))));
    calls.job(1, "contact_exports", Map.of("fields", List.of("email_address")));
  }

  /** Everything that is refused, with people's data where the mistake is. */
  private static void refusedWays() {
    String p = MARKERS.email("refused");
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
  private static void vendorsErrors() {
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
                "Not good: " + MARKERS.email(where)));
        calls.importJob(account, where);
        calls.direct(account, where);
        account++;
      }
    }
    calls.fault(16, Map.of("kind", "lost_answer", "close", true, "count", 2));
    calls.apiRequest(16, "lost");
    calls.fault(17, Map.of("kind", "html_200", "count", 2));
    calls.direct(17, "html");
    String error = "Line 2: " + MARKERS.email("rowerror") + " is not good";
    calls.fault(18, Map.of("kind", "end_as", "state", "failed", "error", error));
    calls.importJob(18, "failed");
    calls.fault(
        19, Map.of("kind", "unknown_state", "state", MARKERS.personal("state"), "count", 1));
    calls.importJob(19, "stateless");
  }

  private static void schedules() {
    String url = "http://127.0.0.1:" + files.getAddress().getPort();
    for (Map.Entry<String, String> each :
        Map.of("fetching", "/good", "failing", "/bad").entrySet()) {
      Map<String, Object> job =
          Map.of(
              "operation", "contacts_json_import",
              "name", MARKERS.name("scheduled"),
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
              Map.of("url", url + each.getValue() + "?key=" + MARKERS.personal("urlkey"))));
    }
    Map<String, Object> job =
        Map.of(
            "operation", "contacts_json_import",
            "accounts", Map.of("ids", List.of(Ids.account(21))),
            "request", calls.imported(21, "scheduledrows"));
    calls.send("PUT", "/v1/schedules/rows-inside", Map.of("cron", "0 0 1 1 *", "job", job));
  }

  private static boolean fired(String schedule) {
    return stage
            .api()
            .get("/v1/schedules/" + schedule)
            .as(JsonNode.class)
            .path("last_firings")
            .size()
        > 0;
  }

  /** Requests that hold what they must not, or are no requests, with people's data all over. */
  private static void kafka() throws Exception {
    String p = MARKERS.email("kafka");
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
            new ProducerRecord<>(Topics.JOB_REQUESTS, MARKERS.personal("recordkey"), value);
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
  private static void storeFailures() {
    List<String> tables = List.of("job", "payload", "idempotency", "upload_block", "schedule");
    for (String table : tables) {
      stage
          .store()
          .execute("alter table " + table + " add constraint canary check (false) not valid");
    }
    List<String> before = new ArrayList<>(calls.jobs());
    calls.importJob(22, "unkept");
    calls.direct(22, "unkept");
    calls.partner("unkept");
    schedules();
    calls.rows("/v1/uploads", "text/csv", "email\n" + MARKERS.email("unkept") + "\n");
    for (String table : tables) {
      stage.store().execute("alter table " + table + " drop constraint canary");
    }
    assertThat(calls.jobs()).isEqualTo(before);
  }
}
