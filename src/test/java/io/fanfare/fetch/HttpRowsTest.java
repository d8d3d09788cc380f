package io.fanfare.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fanfare.schedule.RowSource.RowsUnavailableException;
import io.fanfare.testing.FixedScheduleSettings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.mutiny.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows over a real connection to a server on this machine. */
class HttpRowsTest {
  private static final String ROWS = "email\nada@example.com\n";
  private static final FixedScheduleSettings SETTINGS =
      FixedScheduleSettings.defaults().withPrivateAddresses(true).withMostBytes(1_000_000);

  private static Vertx vertx;

  @TempDir private Path directory;
  private final AtomicInteger elsewhere = new AtomicInteger();
  private HttpServer server;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    vertx.closeAndAwait();
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/rows.csv", exchange -> answer(exchange, 200, ROWS));
    server.createContext(
        "/host", exchange -> answer(exchange, 200, exchange.getRequestHeaders().getFirst("Host")));
    server.createContext(
        "/query", exchange -> answer(exchange, 200, exchange.getRequestURI().getRawQuery()));
    server.createContext("/gone", exchange -> answer(exchange, 404, "gone"));
    server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(1_000_001)));
    server.createContext("/broken", HttpRowsTest::breakOff);
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          answer(exchange, 302, "");
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          elsewhere.incrementAndGet();
          answer(exchange, 200, ROWS);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldFetchAllBytes() {
    assertThat(fetch(SETTINGS, "/rows.csv")).isEqualTo(ROWS);
    assertThat(fetch(SETTINGS, "/query?a=b%20c&d")).isEqualTo("a=b%20c&d");
  }

  @Test
  void shouldAskTheAddressThatItLookedAtInTheNameOfTheHost() {
    // Given
    int port = server.getAddress().getPort();

    // When
    String host = fetch(SETTINGS, URI.create("http://rows.example:" + port + "/host"));

    // Then
    assertThat(host).isEqualTo("rows.example:" + port);
  }

  @Test
  void shouldNotConnectToAnAddressThatIsNotPublic() {
    assertThatThrownBy(() -> fetch(SETTINGS.withPrivateAddresses(false), "/rows.csv"))
        .isInstanceOf(RowsUnavailableException.class)
        .hasMessageContaining("no public address");
  }

  @Test
  void shouldFollowNoRedirect() {
    assertThatThrownBy(() -> fetch(SETTINGS, "/moved"))
        .isInstanceOf(RowsUnavailableException.class)
        .hasMessage("status 302");
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void shouldSayThatTheFileIsNotThere() {
    assertThatThrownBy(() -> fetch(SETTINGS, "/gone"))
        .isInstanceOf(RowsUnavailableException.class)
        .hasMessage("status 404");
  }

  @Test
  void shouldStopAtTooManyBytes() {
    assertThatThrownBy(() -> fetch(SETTINGS, "/large"))
        .isInstanceOf(RowsUnavailableException.class)
        .hasMessageContaining("max-bytes");
  }

  @Test
  void shouldStopWhenTheTimeIsOver() {
    assertThatThrownBy(() -> fetch(SETTINGS.withFetchWithin(Duration.ofNanos(1)), "/rows.csv"))
        .isInstanceOf(RowsUnavailableException.class)
        .hasMessageContaining("fetch-within");
  }

  @Test
  void shouldSeeThatTheFileBrokeOff() {
    assertThatThrownBy(() -> fetch(SETTINGS, "/broken"))
        .isInstanceOf(RowsUnavailableException.class);
  }

  @Test
  void shouldSayThatNobodyAnswers() {
    // Given
    int port = server.getAddress().getPort();
    server.stop(0);

    // Then
    assertThatThrownBy(() -> fetch(SETTINGS, URI.create("http://127.0.0.1:" + port + "/")))
        .isInstanceOf(RowsUnavailableException.class);
  }

  @Test
  void shouldNotTrustACertificateOfAnybody() throws Exception {
    // Given
    HttpServerOptions options =
        new HttpServerOptions().setSsl(true).setKeyCertOptions(selfSigned());
    var secure =
        vertx
            .createHttpServer(options)
            .requestHandler(request -> request.response().endAndForget(ROWS))
            .listen(0, "127.0.0.1")
            .await()
            .atMost(Duration.ofSeconds(10));

    // Then
    URI url = URI.create("https://rows.example:" + secure.actualPort() + "/");
    assertThatThrownBy(() -> fetch(SETTINGS, url))
        .isInstanceOf(RowsUnavailableException.class)
        .hasMessageContaining("SSL");
  }

  private PfxOptions selfSigned() throws IOException, InterruptedException {
    Path store = directory.resolve("rows.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String command =
        keytool
            + " -genkeypair -alias rows -keyalg EC -storetype PKCS12 -storepass changeit"
            + " -dname CN=rows.example -ext SAN=dns:rows.example -keystore "
            + store;
    Process process = new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
    assertThat(process.waitFor()).isZero();
    return new PfxOptions().setPath(store.toString()).setPassword("changeit");
  }

  private String fetch(FixedScheduleSettings settings, String path) {
    return fetch(settings, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
  }

  private String fetch(FixedScheduleSettings settings, URI url) {
    HttpRows rows =
        new HttpRows(
            vertx, settings, Clock.systemUTC(), host -> List.of(InetAddress.getLoopbackAddress()));
    List<byte[]> pieces = rows.fetch(url).collect().asList().await().atMost(Duration.ofSeconds(20));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    return all.toString(StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void breakOff(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1_000);
    exchange.getResponseBody().write(1);
    exchange.getResponseBody().flush();
    exchange.close();
  }
}
