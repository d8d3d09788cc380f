package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.simulator.vendor.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The other way round, where the vendor's documentation leaves a choice. */
class QuirksTest {
  private static final String ACCOUNT = Ids.account(0);

  private static Simulator simulator;
  private static SimulatorClient client;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withRatePerSecond(5_000)
            .withQuirks(new SimulatorSettings.Quirks(false, false, true));
    simulator = Simulator.start(settings);
    client = new SimulatorClient(simulator).signedIn();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void everySuccessIsA200AndErrorsStay() throws IOException, InterruptedException {
    JsonNode tag = Json.object().put("name", "Fresh");
    assertThat(client.inner(ACCOUNT, "POST", "/contact_tags", tag).status()).isEqualTo(200);
    assertThat(client.inner(ACCOUNT, "POST", "/contact_tags", tag).status()).isEqualTo(409);
    String url = "/contact_tags/" + Ids.tag(ACCOUNT, "Fresh");
    assertThat(client.inner(ACCOUNT, "DELETE", url, null).status()).isEqualTo(200);
  }

  @Test
  void anExportComesAsAJsonString() throws IOException, InterruptedException {
    JsonNode accepted =
        client.inner(ACCOUNT, "POST", "/activities/contact_exports", Json.object()).json();
    client.admin("POST", "/clock/advance", "{\"duration\":\"PT1H\"}");
    String file = accepted.at("/_links/results/href").asText().substring("/v3".length());
    JsonNode csv = client.inner(ACCOUNT, "GET", file, null).json();
    assertThat(csv.isTextual()).isTrue();
    assertThat(csv.asText()).startsWith("\"Email address\",\"First name\"");
  }

  @Test
  void callsAreCountedByPurpose() throws IOException, InterruptedException {
    client.admin("DELETE", "/ledger", null);
    client.call("GET", "/partner/accounts", null);
    client.inner(ACCOUNT, "GET", "/activities", null);
    client.inner(ACCOUNT, "GET", "/activities", null);
    client.inner(ACCOUNT, "POST", "/activities/contact_exports", Json.object());
    client.inner(ACCOUNT, "GET", "/account/summary", null);
    assertThat(client.admin("GET", "/ledger/summary", null).path("calls").toString())
        .isEqualTo("{\"total\":5,\"submission\":1,\"poll\":2,\"directory\":1,\"other\":1}");
  }
}
