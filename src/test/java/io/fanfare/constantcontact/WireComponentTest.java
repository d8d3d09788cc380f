package io.fanfare.constantcontact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.constantcontact.token.FixedTokens;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Envelope;
import io.fanfare.operation.VendorCall;
import io.fanfare.quota.Slot;
import io.fanfare.quota.Slots;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.PartnerDirectory.DirectoryPage;
import io.fanfare.vendor.PartnerDirectory.DirectoryUnavailableException;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict;
import io.fanfare.vendor.Verdict.NotSent;
import io.fanfare.vendor.Verdict.Refused;
import io.fanfare.vendor.Verdict.Unanswered;
import io.fanfare.vendor.Verdict.Unauthorized;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter over real connections; what each answer means is told elsewhere. */
@QuarkusTest
class WireComponentTest {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String ACTIVITY = "{\"activity_id\":\"a-1\",\"state\":\"initialized\"}";
  private static final String JSON = "application/json";

  @Inject Vertx vertx;

  private final Clock clock = Clock.systemUTC();
  private final FixedTokens tokens = new FixedTokens(clock);
  private StubVendor vendor;

  @AfterEach
  void stop() throws Exception {
    if (vendor != null) {
      vendor.close();
    }
  }

  @Test
  void aCallCarriesTokenKeyAndEnvelope() throws Exception {
    start(StubVendor.with(201, JSON, ACTIVITY));
    Verdict verdict = send(now(), request("{\"x\":\"ü\"}"));
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    HttpServerRequest request = vendor.only().request();
    assertThat(request.method()).hasToString("POST");
    assertThat(request.uri()).isEqualTo("/v3/partner/accounts/acc-1/account_operations/sync");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer token-1");
    assertThat(request.getHeader("x-api-key")).isEqualTo("the-key");
    assertThat(request.getHeader("Content-Type")).isEqualTo(JSON);
    assertThat(vendor.only().body().toString(UTF_8))
        .isEqualTo(Envelope.write(request("{\"x\":\"ü\"}").call()));
  }

  @Test
  void fourMegabytesArriveByteForByte() throws Exception {
    start(StubVendor.with(201, JSON, ACTIVITY));
    CheckedRequest large = request("ü".repeat(1_999_800));
    assertThat(send(now(), large)).isInstanceOf(Verdict.Accepted.class);
    assertThat(vendor.only().body().getBytes()).isEqualTo(Envelope.bytes(large.call()));
    assertThat(vendor.only().body().length()).isBetween(3_999_000, 4_000_000);
  }

  @Test
  void withoutATokenNothingIsSent() throws Exception {
    start(StubVendor.with(201, JSON, ACTIVITY));
    tokens.none();
    assertThat(send(now(), request("{}"))).isEqualTo(new NotSent("no_token"));
    assertThat(vendor.opened()).isZero();
  }

  @Test
  void aMissedSlotIsNotUsed() throws Exception {
    start(StubVendor.with(201, JSON, ACTIVITY));
    assertThat(send(Slots.missed(clock), request("{}"))).isEqualTo(new NotSent("slot_missed"));
    assertThat(vendor.opened()).isZero();
  }

  @Test
  void aSlotMissedWhileConnectingIsNotUsedAndTheConnectionIs() throws Exception {
    start(StubVendor.with(201, JSON, ACTIVITY), Map.of("connection-pool-size", "1"));
    var late = new LateClock(clock);
    Slot slot = Slots.slot(late, Duration.ZERO, Duration.ofSeconds(1));
    assertThat(send(slot, request("{}"))).isEqualTo(new NotSent("slot_missed"));
    assertThat(vendor.opened()).isZero();
    assertThat(send(now(), request("{}"))).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aDirectoryPageWhoseSlotIsMissedWhileConnectingIsNotAskedFor() throws Exception {
    start(StubVendor.with(200, JSON, "{}"));
    Slot slot = Slots.slot(new LateClock(clock), Duration.ZERO, Duration.ofSeconds(1));
    assertThatThrownBy(() -> await(directory().page(slot, null)))
        .hasCauseInstanceOf(DirectoryUnavailableException.class)
        .hasMessageContaining("slot_missed");
    assertThat(vendor.opened()).isZero();
  }

  @Test
  void aRefusedConnectionMeansNotSent() throws Exception {
    String url = "http://127.0.0.1:" + freePort() + "/v3";
    Verdict verdict = await(api(Map.of("url", url)).send(now(), "acc-1", request("{}")));
    assertThat(verdict).isEqualTo(new NotSent("no_connection"));
  }

  @Test
  void anUnknownHostMeansNotSent() throws Exception {
    String url = "http://nowhere.invalid/v3";
    Verdict verdict = await(api(Map.of("url", url)).send(now(), "acc-1", request("{}")));
    assertThat(verdict).isEqualTo(new NotSent("no_connection"));
  }

  @Test
  void aCallThatFindsNoFreeConnectionIsNotSent() throws Exception {
    start(
        request -> {},
        Map.of("connection-pool-size", "1", "request-timeout", "3s", "connect-timeout", "1s"));
    CompletableFuture<Verdict> hanging = sending(now(), request("{}"));
    awaitReceived(1);
    assertThat(send(now(), request("{}"))).isEqualTo(new NotSent("no_connection"));
    assertThat(hanging.get(10, TimeUnit.SECONDS)).isEqualTo(new Unanswered("timeout"));
    assertThat(vendor.received()).hasSize(1);
  }

  @Test
  void aResetAfterTheBodyMeansUnanswered() throws Exception {
    start(request -> request.connection().close());
    assertThat(send(now(), request("{}"))).isEqualTo(new Unanswered("reset"));
    assertThat(vendor.received()).hasSize(1);
  }

  @Test
  void aResetInTheMiddleOfTheAnswerMeansUnanswered() throws Exception {
    start(StubVendorAnswers.brokenOff());
    assertThat(send(now(), request("{}"))).isEqualTo(new Unanswered("reset"));
  }

  @Test
  void silenceMeansUnansweredWithinTheDeadline() throws Exception {
    start(request -> {}, Map.of("connect-timeout", "300ms", "request-timeout", "500ms"));
    long before = System.nanoTime();
    assertThat(send(now(), request("{}"))).isEqualTo(new Unanswered("timeout"));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aTrickleDoesNotOutliveTheDeadline() throws Exception {
    start(
        StubVendorAnswers.trickle(vertx),
        Map.of("connect-timeout", "300ms", "request-timeout", "500ms"));
    assertThat(send(now(), request("{}"))).isEqualTo(new Unanswered("timeout"));
  }

  @Test
  void anAnswerTooLargeToReadIsNoAnswer() throws Exception {
    start(StubVendor.with(201, JSON, "x".repeat(5000)), Map.of("max-answer-bytes", "4K"));
    assertThat(send(now(), request("{}"))).isEqualTo(new Unanswered("answer_too_large"));
  }

  @Test
  void anEndlessAnswerIsCutOff() throws Exception {
    start(StubVendorAnswers.endless(), Map.of("max-answer-bytes", "1M"));
    assertThat(send(now(), request("{}"))).isEqualTo(new Unanswered("answer_too_large"));
  }

  @Test
  void anAnswerOfJustTheLimitIsRead() throws Exception {
    start(StubVendor.with(400, JSON, "x".repeat(4096)), Map.of("max-answer-bytes", "4K"));
    assertThat(send(now(), request("{}"))).isEqualTo(new Refused(Reason.INVALID, 400, List.of()));
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    start(
        request ->
            request
                .response()
                .setStatusCode(307)
                .putHeader("Location", vendor.url() + "/elsewhere")
                .end());
    assertThat(send(now(), request("{}"))).isEqualTo(new Unanswered("status_307"));
    assertThat(vendor.opened()).isEqualTo(1);
  }

  @Test
  void a401DropsTheTokenThatWasUsed() throws Exception {
    start(StubVendor.with(401, JSON, "{\"error_key\":\"unauthorized\"}"));
    assertThat(send(now(), request("{}"))).isEqualTo(new Unauthorized());
    assertThat(tokens.get().usable()).isNull();
  }

  @Test
  void refusalsAreNoFailures() throws Exception {
    start(StubVendor.with(404, JSON, "[{\"error_key\":\"contacts.api.not_found\"}]"));
    assertThat(send(now(), request("{}")))
        .isEqualTo(new Refused(Reason.NOT_FOUND, 404, List.of("contacts.api.not_found")));
  }

  @Test
  void anActivityIsReadThroughTheProxy() throws Exception {
    start(StubVendor.with(200, JSON, ACTIVITY));
    Look look = await(api().activity(now(), "acc-1", "a-1"));
    assertThat(((Look.Page) look).activities())
        .singleElement()
        .hasFieldOrPropertyWithValue("remoteId", "a-1");
    JsonObject sent = vendor.only().body().toJsonObject();
    assertThat(sent.getString("account_operation_url")).isEqualTo("/activities/{activity_id}");
    assertThat(sent.getString("account_operation_method")).isEqualTo("GET");
    assertThat(sent.getJsonArray("account_operation_path_parameters"))
        .isEqualTo(
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("path_param_key", "activity_id")
                        .put("path_param_value", "a-1")));
  }

  @Test
  void theNextPageIsAskedForWithTheLinksParameters() throws Exception {
    start(
        StubVendor.with(
            200,
            JSON,
            "{\"activities\":[],\"_links\":{\"next\":{\"href\":\"/v3/activities?limit=50&cursor=a%2Bb%3D\"}}}"));
    var first = (Look.Page) await(api().activities(now(), "acc-1", null));
    await(api().activities(now(), "acc-1", first.next()));
    assertThat(query(0)).containsExactly("limit=500");
    assertThat(query(1)).containsExactly("limit=500", "cursor=a+b=");
  }

  @Test
  void aLookThatFailsSaysWhy() throws Exception {
    start(StubVendor.with(404, JSON, "[]"));
    assertThat(await(api().activity(now(), "acc-1", "a-1")))
        .isEqualTo(new Look.Failed(new Refused(Reason.NOT_FOUND, 404, List.of())));
  }

  @Test
  void aLookAtAnUnreadablePageFails() throws Exception {
    start(StubVendor.with(200, "text/html", "<html>"));
    assertThat(await(api().activities(now(), "acc-1", null)))
        .isEqualTo(new Look.Failed(new Unanswered("unreadable_answer")));
  }

  @Test
  void theDirectoryIsReadAPageAtATime() throws Exception {
    start(
        StubVendor.with(
            200,
            JSON,
            """
            {"site_owner_list":[
               {"encoded_account_id":"a07e1lwvtuw0","subscriber_count":10,
                "organization_name":"partner_child01","billing_status":"Trial"},
               {"encoded_account_id":"b"}, {"encoded_account_id":"../c"}, {}],
             "_links":{"next":{"href":"/v3/partner/accounts?offset=MTA*&limit=10"}}}
            """));
    DirectoryPage page = await(directory().page(now(), null));
    await(directory().page(now(), page.next()));
    assertThat(page.accounts())
        .containsExactly(
            new ListedAccount("a07e1lwvtuw0", "partner_child01", "Trial"),
            new ListedAccount("b", null, null));
    assertThat(page.next()).isEqualTo("MTA*");
    HttpServerRequest first = vendor.received().get(0).request();
    assertThat(first.uri()).isEqualTo("/v3/partner/accounts?limit=50&account_type=managed");
    assertThat(first.getHeader("Authorization")).isEqualTo("Bearer token-1");
    assertThat(first.getHeader("x-api-key")).isEqualTo("the-key");
    assertThat(first.getHeader("Content-Length")).isNull();
    assertThat(vendor.received().get(1).request().query())
        .isEqualTo("limit=50&account_type=managed&offset=MTA*");
  }

  @Test
  void anOffsetGoesBackAsItCame() throws Exception {
    start(StubVendor.with(200, JSON, "{\"site_owner_list\":[]}"));
    await(directory().page(now(), "a+b/c*~%"));
    assertThat(vendor.only().request().getParam("offset")).isEqualTo("a+b/c*~%");
    assertThat(vendor.only().request().query()).contains("offset=a%2Bb").contains("c*~%25");
  }

  @Test
  void aPageThatIsNoDirectoryIsAFailure() throws Exception {
    start(StubVendor.with(200, JSON, "{}"));
    assertThatThrownBy(() -> await(directory().page(now(), null)))
        .hasCauseInstanceOf(DirectoryUnavailableException.class)
        .hasMessageContaining("unreadable_answer");
  }

  @Test
  void anAccountIdThatCouldChangeThePathIsRefused() throws Exception {
    start(StubVendor.with(200, JSON, ACTIVITY));
    assertThatThrownBy(() -> api().send(now(), "../x", request("{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("../x");
  }

  @Test
  void answersArriveOnTheCallersContext() throws Exception {
    start(request -> {}, Map.of("connect-timeout", "100ms", "request-timeout", "200ms"));
    Context context = vertx.getOrCreateContext();
    var seen = new AtomicReference<Context>();
    var done = new CompletableFuture<Void>();
    ConstantContactApi api = api();
    context.runOnContext(
        nothing ->
            api.send(now(), "acc-1", request("{}"))
                .invoke(() -> seen.set(Vertx.currentContext()))
                .subscribe()
                .with(item -> done.complete(null), done::completeExceptionally));
    done.get(10, TimeUnit.SECONDS);
    assertThat(seen.get()).isSameAs(context);
  }

  private void start(Handler<HttpServerRequest> answer) throws Exception {
    start(answer, Map.of());
  }

  private void start(Handler<HttpServerRequest> answer, Map<String, String> settings)
      throws Exception {
    vendor = StubVendor.answering(answer);
    Map<String, String> all = new HashMap<>(settings);
    all.put("url", vendor.url());
    parts = new Parts(all);
  }

  private Parts parts;

  /** The adapter as it is wired in production, over tokens of the test's. */
  private final class Parts {
    final ConstantContactApi api;
    final PartnerAccounts directory;

    Parts(Map<String, String> properties) {
      ConstantContactSettings settings = Settings.with(properties);
      var connections = new Connections();
      VendorRest rest = Connections.rest(settings);
      Links links = connections.links(settings);
      Activities activities = connections.activities(links);
      Verdicts verdicts = connections.verdicts(settings, activities);
      Exchange exchange = connections.exchange(tokens.get(), settings);
      api = new ConstantContactApi(tokens.get(), exchange, rest, verdicts, activities);
      directory = new PartnerAccounts(exchange, rest, verdicts, links);
    }
  }

  private ConstantContactApi api() {
    return parts.api;
  }

  private ConstantContactApi api(Map<String, String> properties) {
    return new Parts(properties).api;
  }

  private PartnerAccounts directory() {
    return parts.directory;
  }

  private Verdict send(Slot slot, CheckedRequest request) throws Exception {
    return await(api().send(slot, "acc-1", request));
  }

  private CompletableFuture<Verdict> sending(Slot slot, CheckedRequest request) {
    return api().send(slot, "acc-1", request).subscribeAsCompletionStage();
  }

  private Slot now() {
    return Slots.now(clock);
  }

  private static CheckedRequest request(String payload) {
    var operation =
        Catalogue.load().match("POST", "/activities/contacts_json_import").orElseThrow();
    var call = new VendorCall("POST", operation.path(), List.of(), List.of(), List.of(), payload);
    return new CheckedRequest("contacts_json_import", operation, call);
  }

  private Set<String> query(int index) {
    JsonObject sent = vendor.received().get(index).body().toJsonObject();
    var pairs = new java.util.LinkedHashSet<String>();
    sent.getJsonArray("account_operation_query_parameters").stream()
        .map(JsonObject.class::cast)
        .forEach(
            pair ->
                pairs.add(
                    pair.getString("query_param_key") + "=" + pair.getString("query_param_value")));
    return pairs;
  }

  private void awaitReceived(int count) {
    org.awaitility.Awaitility.await().atMost(SOON).until(() -> vendor.received().size() == count);
  }

  private static <T> T await(Uni<T> uni) throws Exception {
    return uni.subscribeAsCompletionStage().get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
