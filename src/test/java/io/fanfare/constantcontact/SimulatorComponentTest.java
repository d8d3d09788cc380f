package io.fanfare.constantcontact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.constantcontact.token.Tokens;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.RequestRules;
import io.fanfare.quota.Slot;
import io.fanfare.quota.Slots;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.simulator.Simulator;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.PartnerDirectory.DirectoryPage;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteState;
import io.fanfare.vendor.Verdict;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole adapter against the vendor as it is documented. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class SimulatorComponentTest {

  private static final String ACCOUNT = Ids.account(0);

  private final Clock clock = Clock.systemUTC();
  private final RequestRules rules = new RequestRules(Catalogue.load());
  private Simulator simulator;
  private Adapter adapter;

  @BeforeEach
  void start() {
    simulator =
        Simulator.start(
            SimulatorSettings.defaults()
                .withAccounts(60)
                .withRatePerSecond(5_000)
                .withTimeWarp(1_000));
    Map<String, String> properties = new HashMap<>();
    properties.put("url", simulator.baseUri() + "/v3");
    properties.put("token-url", simulator.baseUri() + "/partners/oauth2/default/v1/token");
    properties.put("client-id", "sim-client");
    properties.put("client-secret", "sim-secret");
    properties.put("api-key", "sim-key");
    Tokens tokens = Tokens.from(Settings.with(properties), clock, () -> 0);
    adapter = Adapter.over(tokens, properties);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void anAcceptedRequestIsSeenToItsEnd() throws Exception {
    Adapter.await(adapter.api().ready());
    RemoteActivity accepted = accepted(send(tagging()));
    await().until(() -> look(accepted.remoteId()).state().isEnd());
    assertThat(look(accepted.remoteId()).state()).isEqualTo(RemoteState.COMPLETED);
    assertThat(page(null).activities())
        .extracting(RemoteActivity::remoteId)
        .containsExactly(accepted.remoteId());
  }

  @Test
  void everyManagedAccountIsListed() throws Exception {
    Adapter.await(adapter.api().ready());
    Set<String> ids = new HashSet<>();
    String next = null;
    do {
      DirectoryPage page = Adapter.await(adapter.directory().page(now(), next));
      page.accounts().stream().map(ListedAccount::accountId).forEach(ids::add);
      next = page.next();
    } while (next != null);
    assertThat(ids).hasSizeBetween(60, 61).contains(Ids.account(0), Ids.account(59));
  }

  @Test
  void aRevokedTokenCostsOneCall() throws Exception {
    Adapter.await(adapter.api().ready());
    fault("{\"kind\":\"revoke_tokens\"}");
    assertThat(send(tagging())).isEqualTo(new Verdict.Unauthorized());
    await().ignoreExceptions().until(() -> Adapter.await(adapter.api().ready()) == null);
    assertThat(send(tagging())).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void theThree429sAreToldApart() throws Exception {
    Adapter.await(adapter.api().ready());
    fault("{\"kind\":\"throttle\",\"count\":1}");
    assertThat(send(tagging())).isEqualTo(new Verdict.Throttled());
    fault("{\"kind\":\"quota_exceeded\",\"count\":1}");
    assertThat(send(tagging())).isEqualTo(new Verdict.QuotaExceeded());
    fault("{\"kind\":\"queue_full\",\"count\":1}");
    assertThat(send(tagging())).isEqualTo(new Verdict.QueueFull());
  }

  @Test
  void aMaintenancePageIsNoAnswer() throws Exception {
    Adapter.await(adapter.api().ready());
    fault("{\"kind\":\"html_200\"}");
    assertThat(send(tagging())).isEqualTo(new Verdict.Unanswered("unreadable_answer"));
  }

  @Test
  void aResetAfterTheCallRanIsNoAnswerAndTheActivityIsThere() throws Exception {
    Adapter.await(adapter.api().ready());
    fault("{\"kind\":\"reset\",\"execute\":true,\"count\":1}");
    assertThat(send(tagging())).isEqualTo(new Verdict.Unanswered("reset"));
    assertThat(page(null).activities()).hasSize(1);
  }

  private CheckedRequest tagging() {
    String body =
        "{\"source\":{\"all_active_contacts\":true},\"tag_ids\":[\"%s\"]}"
            .formatted(Ids.tag(ACCOUNT, "VIP"));
    return rules.check("contacts_taggings_add", json(body));
  }

  private static JsonNode json(String body) {
    return JsonBody.parse(body.getBytes(UTF_8));
  }

  private Verdict send(CheckedRequest request) throws Exception {
    return Adapter.await(adapter.api().send(now(), ACCOUNT, request));
  }

  private RemoteActivity look(String remoteId) throws Exception {
    Look look = Adapter.await(adapter.api().activity(now(), ACCOUNT, remoteId));
    return ((Look.Page) look).activities().get(0);
  }

  private Look.Page page(String next) throws Exception {
    return (Look.Page) Adapter.await(adapter.api().activities(now(), ACCOUNT, next));
  }

  private static RemoteActivity accepted(Verdict verdict) {
    return ((Verdict.Accepted) verdict).activity();
  }

  private Slot now() {
    return Slots.now(clock);
  }

  private void fault(String body) throws Exception {
    URI faults = simulator.baseUri().resolve("/_sim/faults");
    var request = HttpRequest.newBuilder(faults).POST(BodyPublishers.ofString(body)).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }
}
