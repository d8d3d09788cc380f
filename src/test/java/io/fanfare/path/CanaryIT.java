package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.fanfare.canary.Collector;
import io.fanfare.canary.Markers;
import io.fanfare.canary.Messages;
import io.fanfare.canary.Sightings;
import io.fanfare.canary.Tables;
import io.fanfare.sandbox.Topics;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Population;
import io.fanfare.testing.Lanes;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marked contact data, secrets and names go through every way in, every error of the vendor's and
 * every failure of the store's, with all that can be logged being logged; then everything that the
 * service leaves behind is searched for them. {@link io.fanfare.canary.Search} says in which forms.
 *
 * <p>What a caller is answered when he asks for his own data (results, rejections, direct requests)
 * is not searched, though the events of his jobs are; nor the topic and the database columns that
 * callers write themselves: {@link #OWN_WORDS} lists those.
 */
@ResourceLock(Lanes.FIRST)
@Tag("faults")
class CanaryIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Columns that hold names and keys of the caller's own choice as they are, and why. */
  private static final Map<String, String> OWN_WORDS =
      Map.ofEntries(
          Map.entry("job.name", "shown in lists; documented as kept in the clear"),
          Map.entry("job.submitted_by", "a caller's name, here a key's"),
          Map.entry("job.approved_by", "the same"),
          Map.entry("upload.made_by", "the same"),
          Map.entry("schedule.put_by", "the same"),
          Map.entry("second_person.requested_by", "the same"),
          Map.entry("audit.caller", "the same"),
          Map.entry("audit.subject", "what it was done to, here a key"),
          Map.entry("api_key.name", "a key's name"),
          Map.entry("idempotency.scope", "whose key it is"),
          Map.entry("account.labels", "selected by; documented as kept in the clear"),
          Map.entry("account.organization_name", "the vendor's directory of the partner's own"),
          Map.entry("idempotency.key", "compared with"),
          Map.entry("name_listing.named", "names of lists, tags and fields in the account"),
          Map.entry("name_intent.name", "the same, to be created"),
          Map.entry("name_problem.name", "the same, missing"),
          Map.entry("job_reference.name", "the same, asked for"));

  private static final int STREAMS = 15;

  private static final Random RANDOM = new Random();
  private static final Markers MARKERS = new Markers(RANDOM);

  private static Stage stage;
  private static CanarySecrets secrets;
  private static CanaryCalls calls;
  private static CanaryCalls second;
  private static HttpServer files;
  private static Collector spans;

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
    spans = Collector.start();
    stage = Stage.open(vendor, CanarySettings.of(MARKERS, spans.url()));
    secrets = new CanarySecrets(stage, MARKERS);
    calls = new CanaryCalls(stage, MARKERS, secrets.key("caller"));
    second = new CanaryCalls(stage, MARKERS, secrets.key("second"));
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
    spans.close();
  }

  @Test
  void shouldLeaveNoTraceOfPeoplesDataOrSecrets() throws Exception {
    // Given
    String token = stage.simulator().get("/_sim/tokens").as(JsonNode.class).path(0).asText();
    String url = "http://127.0.0.1:" + files.getAddress().getPort();
    CanaryWays ways = new CanaryWays(stage, calls, MARKERS, secrets, url);
    ways.schedules();
    ways.goodWays();
    new CanaryWays(stage, second, MARKERS, secrets, url).secondOpinions(calls.jobs());
    CanaryRefusals refusals = new CanaryRefusals(stage, calls, MARKERS);
    refusals.overHttp();
    ways.vendorsErrors();
    refusals.overKafka();
    secrets.keys(calls);
    secrets.webhooks(calls);

    // When
    awaitJobs(Duration.ofSeconds(15));
    Path before = stage.service().log();
    ways.storeFailures();
    calls.importJob(20, "killed");
    stage.killAndRestart();
    awaitJobs(Duration.ofSeconds(5));
    await().atMost(LIMIT).until(() -> fired("fetching") && fired("failing"));

    // Then
    List<String> secret = new ArrayList<>(secrets.hidden());
    secret.addAll(List.of(MARKERS.personal(), token));
    List<String> all = new ArrayList<>(secret);
    all.add(MARKERS.name());
    Sightings sightings = new Sightings(all);
    answers(sightings);
    Sightings stored = new Sightings(secret);
    stored.look("/v1/audit", stage.api().get("/v1/audit?limit=500").asString());
    stage.service().stop();
    sightings.look("log", Files.readString(before));
    sightings.look("log after the restart", Files.readString(stage.service().log()));
    calls.problems().forEach(problem -> sightings.look("problems", problem));
    second.problems().forEach(problem -> sightings.look("problems", problem));
    spans.bodies().forEach(body -> sightings.look("spans", body));
    new Messages(stage.bootstrapServers(), List.of(Topics.JOB_REQUESTS)).each(sightings::look);
    assertThat(sightings.seen()).isEmpty();
    assertThat(calls.problems()).hasSizeGreaterThan(60);
    assertThat(spans.bodies()).hasSizeGreaterThan(5);

    Sightings named = new Sightings(List.of(MARKERS.name()));
    Tables tables = new Tables(stage.jdbcUrl());
    tables.each(stored::look);
    tables.each(named::look);
    assertThat(stored.seen()).isEmpty();
    assertThat(new TreeSet<>(OWN_WORDS.keySet())).containsAll(named.seen().keySet());
    assertThat(named.seen()).containsKeys("job.name", "account.labels", "audit.caller");
  }

  /** What is open to others than those whose data it is. */
  private static void answers(Sightings sightings) throws Exception {
    for (String page : List.of("/q/metrics", "/q/health", "/q/openapi")) {
      sightings.look(page, stage.management().get(page).asString());
    }
    for (String page : List.of("/v1/quota", "/v1/webhook-subscriptions")) {
      sightings.look(page, stage.api().get(page).asString());
    }
    List<String> finished =
        calls.jobs().stream().filter(job -> state(job).equals("finished")).limit(STREAMS).toList();
    assertThat(finished).isNotEmpty();
    for (String job : finished) {
      String told = secrets.stream(job);
      assertThat(told).contains("io.fanfare.job.finished.v1");
      sightings.look("stream", told);
    }
  }

  private static String state(String job) {
    return stage.job(job).path("state").asText();
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
    JsonNode now = stage.job(job);
    return now.path("state").asText().equals("finished")
        || now.path("needs_attention").asBoolean()
        || now.path("counts").path("needs_attention").asInt() > 0;
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
}
