package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.sandbox.ProbeProcess;
import io.fanfare.sandbox.ProbeProcess.Ended;
import io.fanfare.simulator.Simulator;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Quirks;
import io.fanfare.simulator.bulk.SizeRule;
import io.fanfare.simulator.limits.WindowKind;
import io.fanfare.simulator.partner.StatusMapping;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged command against the simulated vendor, over HTTP and in real time. */
@ResourceLock(Lanes.FIRST)
class ProbeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RATE = 10;

  @TempDir private Path directory;

  private static Simulator vendor(
      WindowKind window, int cost, StatusMapping statuses, SizeRule size) {
    Quirks quirks =
        SimulatorSettings.defaults().quirks().counting(window, 0, cost).answering(statuses, size);
    return Simulator.start(
        SimulatorSettings.defaults()
            .withRatePerSecond(RATE)
            .withDurations(Duration.ofMillis(500), 0.1)
            .withDistance(
                new SimulatorSettings.Distance(Duration.ofMillis(15), Duration.ofMillis(10)))
            .withQuirks(quirks));
  }

  private static int calls(Simulator vendor) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(vendor.baseUri().resolve("/_sim/ledger/summary")).build();
    String text = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return JSON.readTree(text).at("/calls/total").asInt();
  }

  @Test
  void shouldCallNobodyWithoutYes() throws IOException, InterruptedException {
    try (Simulator vendor =
        vendor(
            WindowKind.SLIDING,
            1,
            StatusMapping.PASSED_THROUGH,
            new SizeRule(SizeRule.DECIMAL, true))) {
      // When
      Ended ended = ProbeProcess.run(vendor.baseUri(), RATE, "--account", Ids.account(0));

      // Then
      assertThat(ended.code()).isZero();
      assertThat(ended.printed()).contains("never more than 199").contains("Nothing was done");
      assertThat(calls(vendor)).isZero();
    }
  }

  /** Each kind of limit with each way to count, and every other choice at least twice. */
  @ParameterizedTest
  @CsvSource({
    "SLIDING, 1, PASSED_THROUGH, 4000000, true",
    "SLIDING, 2, WRAPPED, 4194304, false",
    "FIXED, 1, WRAPPED, 4000000, false",
    "FIXED, 2, SUCCESS_AS_200, 4194304, false",
    "BUCKET, 1, SUCCESS_AS_200, 4194304, true",
    "BUCKET, 2, PASSED_THROUGH, 4000000, false"
  })
  @Tag("faults")
  void shouldFindEveryTruth(
      WindowKind window, int cost, StatusMapping statuses, int most, boolean outer)
      throws IOException, InterruptedException {
    find(window, cost, statuses, most, outer);
  }

  private void find(WindowKind window, int cost, StatusMapping statuses, int most, boolean outer)
      throws IOException, InterruptedException {
    // Given
    Path file = directory.resolve("profile.json");
    try (Simulator vendor = vendor(window, cost, statuses, new SizeRule(most, outer))) {
      // When
      Ended ended =
          ProbeProcess.run(
              vendor.baseUri(),
              RATE,
              "--account",
              Ids.account(0),
              "--alone",
              "--yes",
              "--profile",
              file.toString());

      // Then
      assertThat(ended.code()).as(ended.printed()).isZero();
      JsonNode profile = JSON.readTree(Files.readString(file));
      assertThat(answer(profile, "window")).isEqualTo(window.name().toLowerCase(Locale.ROOT));
      assertThat(answer(profile, "calls_a_second")).isEqualTo("" + RATE);
      assertThat(answer(profile, "proxied_cost")).isEqualTo("" + cost);
      assertThat(answer(profile, "inner_status"))
          .isEqualTo(statuses.name().toLowerCase(Locale.ROOT));
      assertThat(answer(profile, "size_limit")).isEqualTo("" + most);
      assertThat(answer(profile, "size_counted")).isEqualTo(outer ? "outer" : "inner");
      assertThat(calls(vendor)).isLessThan(200).isEqualTo(profile.path("calls").asInt());
      assertThat(ended.printed()).doesNotContain("sim-secret").doesNotContain("sim-key");
    }
  }

  private static String answer(JsonNode profile, String question) {
    return profile.path("answers").path(question).path("value").asText();
  }
}
