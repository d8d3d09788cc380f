package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Schedules of the packaged service, which here may fire every other second. */
@ResourceLock(Lanes.FIRST)
class SchedulesIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String ACCOUNT = Ids.account(41);
  private static final Map<String, Object> ACCOUNTS = Map.of("ids", List.of(ACCOUNT));

  private final Stage stage = SharedStage.stage();
  private final List<String> put = new ArrayList<>();

  @AfterEach
  void forget() {
    put.forEach(name -> stage.api().delete("/v1/schedules/" + name).then().statusCode(204));
  }

  @Test
  void shouldMakeAJobAtEachOfItsTimes() {
    // Given
    Map<String, Object> job =
        Map.of(
            "operation",
            "api_request",
            "accounts",
            ACCOUNTS,
            "request",
            Map.of("method", "GET", "path", "/contact_lists"));

    // When
    put("every-other-second", Map.of("cron", "*/2 * * * * *", "overlap", "queue", "job", job));
    List<JsonNode> fired = awaitFired("every-other-second", 4);

    // Then
    List<Instant> planned =
        fired.stream().map(one -> Instant.parse(one.path("planned_at").asText())).sorted().toList();
    for (int i = 1; i < planned.size(); i++) {
      assertThat(Duration.between(planned.get(i - 1), planned.get(i)))
          .isEqualTo(Duration.ofSeconds(2));
    }
    assertThat(new HashSet<>(fired.stream().map(one -> one.path("job_id")).toList()))
        .hasSameSizeAs(fired);
    stage.awaitFinished(fired.get(fired.size() - 1).path("job_id").asText(), LIMIT);
  }

  @Test
  void shouldFetchItsRowsWhenItFires() throws IOException {
    // Given
    AtomicInteger fetched = new AtomicInteger();
    HttpServer files =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.createContext(
        "/rows.csv",
        exchange -> {
          int time = fetched.incrementAndGet();
          byte[] rows =
              "email,first_name\nscheduled%d@example.com,Ada\n"
                  .formatted(time)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, rows.length);
          exchange.getResponseBody().write(rows);
          exchange.close();
        });
    files.start();
    String url = "http://127.0.0.1:" + files.getAddress().getPort() + "/rows.csv";
    Map<String, Object> job =
        Map.of(
            "operation",
            "contacts_json_import",
            "accounts",
            ACCOUNTS,
            "request",
            Map.of("list_ids", List.of(Ids.list(ACCOUNT, "Newsletter"))));

    // When
    put(
        "fetched-rows",
        Map.of(
            "cron",
            "*/3 * * * * *",
            "overlap",
            "queue",
            "job",
            job,
            "rows",
            Map.of("url", url + "?key=secret")));
    List<JsonNode> fired = awaitFired("fetched-rows", 2);
    files.stop(0);

    // Then
    for (JsonNode one : fired) {
      JsonNode finished = stage.awaitFinished(one.path("job_id").asText(), LIMIT);
      assertThat(finished.path("outcome").asText()).isEqualTo("succeeded");
    }
    JsonNode shown = schedule("fetched-rows");
    assertThat(shown.path("rows").path("url").asText()).isEqualTo(url + "?...");
    for (int time = 1; time <= fired.size(); time++) {
      assertThat(contact("scheduled" + time + "@example.com")).contains("Ada");
    }
  }

  @Test
  void shouldShowTheDirectoryAmongTheSchedules() {
    // When
    JsonNode directory = schedule("directory-sync");

    // Then
    assertThat(directory.path("built_in").asBoolean()).isTrue();
    assertThat(directory.path("cron").asText()).isEqualTo("0 */6 * * *");
    assertThat(stage.api().get("/v1/schedules").asString()).contains("directory-sync");
  }

  private String contact(String email) {
    Map<String, Object> request =
        Map.of("method", "GET", "path", "/contacts", "query", Map.of("email", email));
    return stage.direct(ACCOUNT, request).toString();
  }

  private List<JsonNode> awaitFired(String name, int count) {
    await(name)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> fired(name).size() >= count);
    return fired(name);
  }

  private List<JsonNode> fired(String name) {
    List<JsonNode> fired = new ArrayList<>();
    for (JsonNode one : schedule(name).path("last_firings")) {
      if (one.path("state").asText().equals("fired")) {
        fired.add(one);
      }
    }
    return fired;
  }

  private JsonNode schedule(String name) {
    return stage.api().get("/v1/schedules/" + name).as(JsonNode.class);
  }

  private void put(String name, Map<String, Object> body) {
    stage.api().body(body).put("/v1/schedules/" + name).then().statusCode(201);
    put.add(name);
  }
}
