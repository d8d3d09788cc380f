package io.fanfare.simulator;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.simulator.vendor.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityListingTest {
  private static final String ACCOUNT = Ids.account(0);

  private Simulator simulator;
  private SimulatorClient client;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withRatePerSecond(5_000)
            .withDurations(Duration.ofMinutes(10), 0);
    simulator = Simulator.start(settings);
    client = new SimulatorClient(simulator).signedIn();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  /** As every server does: it is what callers can tell the vendor's clock by. */
  @Test
  void shouldTellItsOwnTimeWithEveryAnswer() throws IOException, InterruptedException {
    // Given
    advance("PT5M");
    HttpRequest unsigned =
        HttpRequest.newBuilder(simulator.baseUri().resolve("/v3/partner/accounts")).build();

    // When
    String date =
        HttpClient.newHttpClient()
            .send(unsigned, BodyHandlers.discarding())
            .headers()
            .firstValue("Date")
            .orElseThrow();

    // Then
    assertThat(RFC_1123_DATE_TIME.parse(date, Instant::from))
        .isCloseTo(Instant.now().plusSeconds(300), within(5, ChronoUnit.SECONDS));
  }

  private String submit() throws IOException, InterruptedException {
    JsonNode body =
        Json.parse(
            "{\"source\":{\"all_active_contacts\":true},\"tag_ids\":[\""
                + Ids.tag(ACCOUNT, "Lead")
                + "\"]}");
    return client
        .inner(ACCOUNT, "POST", "/activities/contacts_taggings_add", body)
        .json()
        .path("activity_id")
        .asText();
  }

  private SimulatorClient.Answer list(Map<String, String> query)
      throws IOException, InterruptedException {
    ObjectNode envelope = SimulatorClient.envelope("GET", "/activities", query, null);
    return client.inner(ACCOUNT, envelope);
  }

  private void advance(String duration) throws IOException, InterruptedException {
    client.admin("POST", "/clock/advance", "{\"duration\":\"" + duration + "\"}");
  }

  @Test
  void pagesThroughEverythingOnce() throws IOException, InterruptedException {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      sent.add(submit());
    }
    List<String> seen = new ArrayList<>();
    JsonNode page = list(Map.of("limit", "3")).json();
    while (true) {
      page.path("activities").findValuesAsText("activity_id").forEach(seen::add);
      String href = page.at("/_links/next/href").asText();
      if (href.isEmpty()) {
        break;
      }
      String cursor = href.replaceAll(".*cursor=([^&]+).*", "$1");
      page = list(Map.of("limit", "3", "cursor", cursor)).json();
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void walksThroughItsStatesAndCannotBeAskedForInitialized()
      throws IOException, InterruptedException {
    submit();
    assertThat(list(Map.of()).body()).contains("\"initialized\"").doesNotContain("started_at");
    assertThat(list(Map.of("state", "initialized")).status()).isEqualTo(400);
    assertThat(list(Map.of("state", "processing")).json().path("activities").size()).isZero();
    advance("PT5M");
    JsonNode half = list(Map.of("state", "processing")).json().at("/activities/0");
    assertThat(half.path("percent_done").asInt()).isBetween(49, 51);
    assertThat(half.path("status").isEmpty()).isTrue();
    advance("PT6M");
    JsonNode done = list(Map.of("state", "completed")).json().at("/activities/0");
    assertThat(done.path("percent_done").asInt()).isEqualTo(100);
    assertThat(done.path("status").path("items_total_count").asInt()).isEqualTo(3);
    assertThat(done.has("operation")).isFalse();
  }

  @Test
  void refusesLimitsOutOfRange() throws IOException, InterruptedException {
    assertThat(list(Map.of("limit", "500")).status()).isEqualTo(200);
    assertThat(list(Map.of("limit", "501")).status()).isEqualTo(400);
    assertThat(list(Map.of("limit", "0")).status()).isEqualTo(400);
  }

  @Test
  void forgetsAfterTenDaysWhileTheLedgerRemembers() throws IOException, InterruptedException {
    String id = submit();
    advance("P9D");
    assertThat(client.inner(ACCOUNT, "GET", "/activities/" + id, null).status()).isEqualTo(200);
    advance("P2D");
    assertThat(client.inner(ACCOUNT, "GET", "/activities/" + id, null).status()).isEqualTo(404);
    JsonNode line = client.admin("GET", "/ledger/activities", null).at("/activities/0");
    assertThat(line.path("activity_id").asText()).isEqualTo(id);
    assertThat(line.path("state").asText()).isEqualTo("completed");
    assertThat(line.path("operation").asText()).isEqualTo("contacts_taggings_add");
    assertThat(line.path("payload_sha256").asText()).hasSize(64);
  }

  @Test
  void theSameSeedGivesTheSameIds() throws IOException, InterruptedException {
    String first = submit();
    stop();
    start();
    assertThat(submit()).isEqualTo(first);
  }
}
