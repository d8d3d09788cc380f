package io.fanfare.constantcontact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Envelope;
import io.fanfare.quota.Slot;
import io.fanfare.quota.Slots;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict;
import io.fanfare.vendor.Verdict.NotSent;
import io.fanfare.vendor.Verdict.Refused;
import io.fanfare.vendor.Verdict.Unanswered;
import io.fanfare.vendor.Verdict.Unauthorized;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls over real connections: what is sent, and what certainly is not. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class CallsComponentTest extends StubbedVendor {

  private static final String ACTIVITY = "{\"activity_id\":\"a-1\",\"state\":\"initialized\"}";
  private static final String JSON = "application/json";

  @Test
  void aCallCarriesTokenKeyAndEnvelope() throws Exception {
    start(StubVendor.with(201, JSON, ACTIVITY));
    Verdict verdict = adapter.send(Slots.now(clock), Adapter.request("{\"x\":\"ü\"}"));
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    HttpServerRequest request = vendor.only().request();
    assertThat(request.method()).hasToString("POST");
    assertThat(request.uri()).isEqualTo("/v3/partner/accounts/acc-1/account_operations/sync");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer token-1");
    assertThat(request.getHeader("x-api-key")).isEqualTo("the-key");
    assertThat(request.getHeader("Content-Type")).isEqualTo(JSON);
    assertThat(vendor.only().body().toString(UTF_8))
        .isEqualTo(Envelope.write(Adapter.request("{\"x\":\"ü\"}").call()));
  }

  @Test
  void fourMegabytesArriveByteForByte() throws Exception {
    start(StubVendor.with(201, JSON, ACTIVITY));
    CheckedRequest large = Adapter.request("ü".repeat(1_999_800));
    assertThat(adapter.send(Slots.now(clock), large)).isInstanceOf(Verdict.Accepted.class);
    assertThat(vendor.only().body().getBytes()).isEqualTo(Envelope.bytes(large.call()));
    assertThat(vendor.only().body().length()).isBetween(3_999_000, 4_000_000);
  }

  @Test
  void withoutATokenNothingIsSent() throws Exception {
    start(StubVendor.with(201, JSON, ACTIVITY));
    tokens.none();
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new NotSent("no_token"));
    assertThat(vendor.opened()).isZero();
  }

  @Test
  void aMissedSlotIsNotUsed() throws Exception {
    start(StubVendor.with(201, JSON, ACTIVITY));
    assertThat(adapter.send(Slots.missed(clock), Adapter.request("{}")))
        .isEqualTo(new NotSent("slot_missed"));
    assertThat(vendor.opened()).isZero();
  }

  @Test
  void aSlotMissedWhileConnectingIsNotUsedAndTheConnectionIs() throws Exception {
    start(StubVendor.with(201, JSON, ACTIVITY), Map.of("connection-pool-size", "1"));
    var late = new LateClock(clock);
    Slot slot = Slots.slot(late, Duration.ZERO, Duration.ofSeconds(1));
    assertThat(adapter.send(slot, Adapter.request("{}"))).isEqualTo(new NotSent("slot_missed"));
    assertThat(vendor.opened()).isZero();
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aRefusedConnectionMeansNotSent() throws Exception {
    String url = "http://127.0.0.1:" + freePort() + "/v3";
    Verdict verdict =
        Adapter.await(
            Adapter.over(tokens.get(), Map.of("url", url))
                .api()
                .send(Slots.now(clock), "acc-1", Adapter.request("{}")));
    assertThat(verdict).isEqualTo(new NotSent("no_connection"));
  }

  @Test
  void anUnknownHostMeansNotSent() throws Exception {
    String url = "http://nowhere.invalid/v3";
    Verdict verdict =
        Adapter.await(
            Adapter.over(tokens.get(), Map.of("url", url))
                .api()
                .send(Slots.now(clock), "acc-1", Adapter.request("{}")));
    assertThat(verdict).isEqualTo(new NotSent("no_connection"));
  }

  @Test
  void aCallThatFindsNoFreeConnectionIsNotSent() throws Exception {
    start(
        request -> {},
        Map.of("connection-pool-size", "1", "request-timeout", "3s", "connect-timeout", "1s"));
    CompletableFuture<Verdict> hanging = adapter.sending(Slots.now(clock), Adapter.request("{}"));
    await().until(() -> vendor.received().size() == 1);
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new NotSent("no_connection"));
    assertThat(hanging.get(10, TimeUnit.SECONDS)).isEqualTo(new Unanswered("timeout"));
    assertThat(vendor.received()).hasSize(1);
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
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new Unanswered("status_307"));
    assertThat(vendor.opened()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"401,unauthorized", "403,expired_token"})
  void aRefusedTokenIsDropped(int status, String key) throws Exception {
    start(StubVendor.with(status, JSON, "{\"error_key\":\"" + key + "\"}"));
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}"))).isEqualTo(new Unauthorized());
    assertThat(tokens.get().usable()).isNull();
  }

  @Test
  void aRefusedRequestKeepsTheToken() throws Exception {
    start(StubVendor.with(403, JSON, "{\"error_key\":\"access_denied\"}"));
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}"))).isInstanceOf(Refused.class);
    assertThat(tokens.get().usable()).isNotNull();
  }

  @Test
  void refusalsAreNoFailures() throws Exception {
    start(StubVendor.with(404, JSON, "[{\"error_key\":\"contacts.api.not_found\"}]"));
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new Refused(Reason.NOT_FOUND, 404, List.of("contacts.api.not_found")));
  }

  @Test
  void anAccountIdThatCouldChangeThePathIsRefused() throws Exception {
    start(StubVendor.with(200, JSON, ACTIVITY));
    assertThatThrownBy(() -> adapter.api().send(Slots.now(clock), "../x", Adapter.request("{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("../x");
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
