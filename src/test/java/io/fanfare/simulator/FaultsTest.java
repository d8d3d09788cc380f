package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.simulator.vendor.Json;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private static final String ACCOUNT = Ids.account(0);

  private static Simulator simulator;
  private static SimulatorClient client;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    simulator = Simulator.start(SimulatorSettings.defaults().withRatePerSecond(5_000));
    client = new SimulatorClient(simulator).signedIn();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void calm() throws IOException, InterruptedException {
    client.admin("DELETE", "/faults", null);
    client.admin("DELETE", "/ledger", null);
  }

  private static void fault(String json) throws IOException, InterruptedException {
    JsonNode switched = client.admin("POST", "/faults", json.replace('\'', '"'));
    assertThat(switched.path("fault_id").asInt()).isPositive();
  }

  private static JsonNode body() {
    String list = Ids.list(ACCOUNT, "Customers");
    return Json.parse(
        "{\"source\":{\"all_active_contacts\":true},\"list_ids\":[\"" + list + "\"]}");
  }

  private static SimulatorClient.Answer submit() throws IOException, InterruptedException {
    return client.inner(ACCOUNT, "POST", "/activities/add_list_memberships", body());
  }

  private static int acceptedActivities() throws IOException, InterruptedException {
    return client.admin("GET", "/ledger/summary", null).path("accepted_activities").asInt();
  }

  @Test
  void aLostAnswerIsAcceptedAndNeverSeen() throws IOException, InterruptedException {
    fault("{'kind':'lost_answer','match':{'operation':'add_list_memberships'},'count':1}");
    assertThatThrownBy(
            () ->
                client
                    .withPatience(Duration.ofMillis(300))
                    .inner(ACCOUNT, "POST", "/activities/add_list_memberships", body()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(acceptedActivities()).isEqualTo(1);
    JsonNode line = client.admin("GET", "/ledger/requests", null).at("/requests/0");
    assertThat(line.path("verdict").asText()).isEqualTo("accepted_unseen");
    assertThat(line.path("activity_id").asText()).hasSize(36);
    assertThat(submit().status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"true,1", "false,0"})
  void aResetHappensBeforeOrAfterTheCall(boolean execute, int accepted)
      throws IOException, InterruptedException {
    fault("{'kind':'reset','count':1,'execute':" + execute + "}");
    assertThatThrownBy(FaultsTest::submit).isInstanceOf(IOException.class);
    assertThat(acceptedActivities()).isEqualTo(accepted);
  }

  @Test
  void aDelayHoldsTheAnswerBack() throws IOException, InterruptedException {
    fault("{'kind':'delay','delay_ms':250,'count':1}");
    long before = System.nanoTime();
    assertThat(submit().status()).isEqualTo(201);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(249));
  }

  @ParameterizedTest
  @CsvSource({
    "object,application/json,{\"error_key\":",
    "array,application/json,[{\"error_key\":",
    "message,application/json,{\"message\":",
    "html,text/html,<html>",
  })
  void errorsComeInEveryShape(String shape, String type, String start)
      throws IOException, InterruptedException {
    fault("{'kind':'error','status':503,'shape':'" + shape + "','count':1}");
    var answer = submit();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers().get("content-type")).containsExactly(type);
    assertThat(answer.body()).startsWith(start);
    assertThat(acceptedActivities()).isZero();
  }

  @Test
  void anEmptyErrorMayHideAnAcceptedCall() throws IOException, InterruptedException {
    fault("{'kind':'error','status':504,'shape':'empty','execute':true,'count':1}");
    var answer = submit();
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.body()).isEmpty();
    assertThat(acceptedActivities()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "throttle,429,throttled",
    "quota_exceeded,429,quota_exceeded",
    "queue_full,429,queue",
    "revoke_key,401,unauthorized",
    "html_200,200,<html>",
  })
  void answersForAll(String kind, int status, String text)
      throws IOException, InterruptedException {
    fault("{'kind':'" + kind + "','count':1}");
    var answer = submit();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains(text);
    assertThat(submit().status()).isEqualTo(201);
    assertThat(client.admin("GET", "/ledger/summary", null).path("throttled").asInt()).isZero();
  }

  @Test
  void aBurstEndsByItself() throws IOException, InterruptedException {
    fault("{'kind':'burst_5xx','duration_ms':200}");
    assertThat(submit().status()).isBetween(500, 599);
    Thread.sleep(250);
    assertThat(submit().status()).isEqualTo(201);
  }

  @Test
  void onlyWhatIsAimedAtIsHit() throws IOException, InterruptedException {
    fault("{'kind':'error','match':{'account':'" + Ids.account(1) + "'}}");
    fault("{'kind':'error','match':{'path':'/contacts*'}}");
    fault("{'kind':'error','match':{'method':'GET','path':'/activities'},'after':1}");
    assertThat(submit().status()).isEqualTo(201);
    assertThat(client.inner(ACCOUNT, "GET", "/activities", null).status()).isEqualTo(200);
    assertThat(client.inner(ACCOUNT, "GET", "/activities", null).status()).isEqualTo(500);
    assertThat(client.inner(ACCOUNT, "GET", "/contacts/counts", null).status()).isEqualTo(500);
    assertThat(client.inner(Ids.account(1), "GET", "/account/summary", null).status())
        .isEqualTo(500);
  }

  @Test
  void chanceIsSeeded() throws IOException, InterruptedException {
    fault("{'kind':'error','probability':0.5}");
    int hit = 0;
    for (int i = 0; i < 60; i++) {
      hit += client.inner(ACCOUNT, "GET", "/activities", null).status() == 500 ? 1 : 0;
    }
    assertThat(hit).isBetween(15, 45);
  }

  @Test
  void stuckActivitiesWaitForTheirRelease() throws IOException, InterruptedException {
    fault("{'kind':'stuck','percent':40}");
    String url = "/activities/" + submit().json().path("activity_id").asText();
    client.admin("POST", "/clock/advance", "{\"duration\":\"PT3H\"}");
    JsonNode stuck = client.inner(ACCOUNT, "GET", url, null).json();
    assertThat(stuck.path("state").asText()).isEqualTo("processing");
    assertThat(stuck.path("percent_done").asInt()).isEqualTo(40);
    client.admin("DELETE", "/faults", null);
    client.admin("POST", "/clock/advance", "{\"duration\":\"PT1H\"}");
    assertThat(client.inner(ACCOUNT, "GET", url, null).body()).contains("\"completed\"");
  }

  @Test
  void endsBadlyWithoutEffectAndShowsStrangeStates() throws IOException, InterruptedException {
    fault("{'kind':'end_as','state':'timed_out'}");
    fault("{'kind':'unknown_state','state':'dreaming'}");
    String account = Ids.account(2);
    JsonNode body = Json.parse("{\"tag_ids\":[\"" + Ids.tag(account, "VIP") + "\"]}");
    var accepted = client.inner(account, "POST", "/activities/contacts_tags_delete", body);
    assertThat(accepted.json().path("state").asText()).isEqualTo("dreaming");
    client.admin("POST", "/clock/advance", "{\"duration\":\"PT1H\"}");
    String url = "/activities/" + accepted.json().path("activity_id").asText();
    assertThat(client.inner(account, "GET", url, null).json().path("state").asText())
        .isEqualTo("timed_out");
    assertThat(client.admin("GET", "/accounts/" + account + "/tags", null).size()).isEqualTo(2);
  }

  @Test
  void revokedTokensAreRefused() throws IOException, InterruptedException {
    try (Simulator other = Simulator.start(SimulatorSettings.defaults())) {
      SimulatorClient caller = new SimulatorClient(other).signedIn();
      assertThat(caller.call("GET", "/partner/accounts", null).status()).isEqualTo(200);
      JsonNode revoked = caller.admin("POST", "/faults", "{\"kind\":\"revoke_tokens\"}");
      assertThat(revoked.path("revoked").asInt()).isEqualTo(1);
      assertThat(caller.call("GET", "/partner/accounts", null).status()).isEqualTo(401);
    }
  }

  @Test
  void anUnknownKindIsRefused() {
    assertThatThrownBy(() -> client.admin("POST", "/faults", "{\"kind\":\"gremlin\"}"))
        .hasMessageContaining("kind");
  }
}
