package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DirectoryPagingTest {
  private static Simulator simulator;
  private static SimulatorClient client;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    simulator =
        Simulator.start(SimulatorSettings.defaults().withAccounts(60).withRatePerSecond(5_000));
    client = new SimulatorClient(simulator).signedIn();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static JsonNode page(String query) throws IOException, InterruptedException {
    return client.call("GET", "/partner/accounts" + query, null).json();
  }

  @Test
  void followsPagesToTheEnd() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    String next = "?account_type=managed&limit=10";
    while (!next.isEmpty()) {
      JsonNode page = page(next);
      page.path("site_owner_list").findValuesAsText("encoded_account_id").forEach(ids::add);
      String href = page.path("_links").path("next").path("href").asText();
      next =
          href.isEmpty() ? "" : href.replace("/v3/partner/accounts", "") + "&account_type=managed";
    }
    assertThat(ids).hasSize(61).doesNotHaveDuplicates();
    assertThat(ids).contains(Ids.account(0), Ids.account(59), Ids.cancelledAccount());
  }

  @Test
  void theOffsetIsOpaqueAndTheLinkForgetsTheFilter() throws IOException, InterruptedException {
    String href =
        page("?account_type=managed&limit=10").path("_links").path("next").path("href").asText();
    assertThat(href).isEqualTo("/v3/partner/accounts?offset=MTA*&limit=10");
  }

  @Test
  void whoFollowsTheLinkAsItIsGetsUnmanagedAccounts() throws IOException, InterruptedException {
    JsonNode last = page("?offset=NjA*&limit=10");
    assertThat(last.path("site_owner_list").findValuesAsText("encoded_account_id"))
        .contains(Ids.unmanagedAccount(0));
  }

  @Test
  void aLimitOutOfRangeIsIgnored() throws IOException, InterruptedException {
    assertThat(page("?limit=9").path("site_owner_list").size()).isEqualTo(50);
    assertThat(page("?limit=51").path("site_owner_list").size()).isEqualTo(50);
    assertThat(page("?limit=x").path("site_owner_list").size()).isEqualTo(50);
    assertThat(page("?limit=50").path("site_owner_list").size()).isEqualTo(50);
    assertThat(page("?limit=11").path("site_owner_list").size()).isEqualTo(11);
  }

  @Test
  void cancelledAccountsStayAndUndocumentedStatusesAppear()
      throws IOException, InterruptedException {
    JsonNode tail = page("?account_type=managed&offset=NTA*");
    assertThat(tail.path("site_owner_list").findValuesAsText("billing_status"))
        .contains("Canceled", "Active");
    assertThat(tail.path("_links").has("next")).isFalse();
  }
}
