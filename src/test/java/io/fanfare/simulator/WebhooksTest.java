package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.fanfare.simulator.vendor.Ids;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the simulated vendor tells, to whom, and how often. */
class WebhooksTest {
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<Boolean> signed = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private Simulator simulator;
  private SimulatorClient client;
  private HttpServer receiver;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    simulator = Simulator.start(SimulatorSettings.defaults().withRatePerSecond(5_000));
    client = new SimulatorClient(simulator).signedIn();
    receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 50);
    receiver.createContext(
        "/",
        exchange -> {
          paths.add(exchange.getRequestURI().getPath());
          signed.add(exchange.getRequestHeaders().containsKey("x-ctct-hmac-sha256"));
          byte[] body = exchange.getRequestBody().readAllBytes();
          bodies.add(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 503 : 202, -1);
          exchange.close();
        });
    receiver.start();
    int port = receiver.getAddress().getPort();
    client.admin(
        "PUT",
        "/webhooks",
        "{\"deliver_to\":\"http://localhost:%d\",\"retry_ms\":50}".formatted(port));
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.stop(0);
  }

  @Test
  void shouldTellOfTheFourTopicsAndOnlyThoseSubscribedTo() throws Exception {
    // Given
    subscribe(1);
    subscribe(3);
    subscribe(4);
    String plan = "/partner/accounts/" + Ids.account(1) + "/plan";

    // When
    client.call("PUT", plan, "{\"plan_type\":\"GOLD\"}");
    client.call("PUT", plan, "{\"plan_type\":\"SILVER\"}");
    client.admin("POST", "/accounts/" + Ids.account(1) + "/cancel", "{}");
    client.admin("POST", "/accounts/" + Ids.account(2) + "/disable", "{}");

    // Then
    await().until(() -> bodies.size() == 3);
    assertThat(String.join("", bodies))
        .contains("tier.increase", "account.cancel", "account.disable", Ids.account(2))
        .doesNotContain("tier.decrease");
    assertThat(paths).containsOnly("/hook/secret");
    assertThat(client.inner(Ids.account(2), "GET", "/activities", null).status()).isEqualTo(404);
  }

  @Test
  void shouldTellAgainUntilItIsHeard() throws Exception {
    // Given
    subscribe(3);
    failures.set(2);

    // When
    client.call("POST", "/partner/webhooks/subscriptions/3/tests", "{}");

    // Then
    await().until(() -> bodies.size() == 3);
    assertThat(bodies).containsOnly(bodies.get(0));
  }

  @Test
  void shouldSignAndFloodWhenAsked() throws Exception {
    // Given
    subscribe(3);
    client.admin("PUT", "/webhooks", "{\"sign\":\"right\"}");

    // When
    client.admin(
        "POST", "/webhooks/flood", "{\"topic\":3,\"count\":150,\"accounts\":[\"a\",\"b\"]}");

    // Then
    await().until(() -> bodies.size() == 150);
    assertThat(signed).containsOnly(true);
    await().until(() -> client.admin("GET", "/webhooks", null).at("/answers/202").asInt() == 150);
  }

  private void subscribe(int topic) throws IOException, InterruptedException {
    client.call(
        "PUT",
        "/partner/webhooks/subscriptions/" + topic,
        "{\"hook_uri\":\"https://fanfare.example/hook/secret\"}");
  }
}
