package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.SimulatorSettings.Distance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DistanceTest {
  private static final Duration ONE_WAY = Duration.ofMillis(60);

  private Simulator simulator;
  private SimulatorClient client;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Distance distance = new Distance(ONE_WAY, Duration.ofMillis(5));
    simulator = Simulator.start(SimulatorSettings.defaults().withDistance(distance));
    client = new SimulatorClient(simulator).signedIn();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void shouldKeepRequestsAndAnswersUnderWay() throws IOException, InterruptedException {
    // Given
    Instant sent = Instant.now();

    // When
    var answer = client.call("GET", "/partner/accounts", null);

    // Then
    Instant back = Instant.now();
    Instant arrived = Instant.parse(lastRequest().path("arrived_at").asText());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(arrived).isAfterOrEqualTo(sent.plus(ONE_WAY).minusMillis(2));
    assertThat(back).isAfterOrEqualTo(arrived.plus(ONE_WAY).minusMillis(2));
  }

  @Test
  void shouldCarryBodies() throws IOException, InterruptedException {
    // Given
    String body =
        "{\"contact_email\":\"a@example.com\",\"country_code\":\"DE\","
            + "\"state_code\":\"\",\"login_name\":\"far-away\"}";

    // When
    var answer = client.call("POST", "/partner/accounts", body);

    // Then
    assertThat(answer.status()).isEqualTo(201);
  }

  private JsonNode lastRequest() throws IOException, InterruptedException {
    JsonNode requests = client.admin("GET", "/ledger/requests", null).path("requests");
    return requests.path(requests.size() - 1);
  }
}
