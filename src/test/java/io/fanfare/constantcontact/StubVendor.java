package io.fanfare.constantcontact;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server on loopback, on a Vert.x of its own so that it meters nothing into the service, that
 * keeps what it was sent and answers, or not, as a test says.
 */
public final class StubVendor implements AutoCloseable {

  /** What arrived. */
  public record Received(HttpServerRequest request, Buffer body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<HttpServerRequest> opened = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final HttpServer server;

  private StubVendor(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /** Starts one that treats every request the same once its body has come. */
  public static StubVendor answering(Handler<HttpServerRequest> answer) throws Exception {
    Vertx vertx = Vertx.vertx();
    HttpServer server = vertx.createHttpServer();
    var stub = new StubVendor(vertx, server);
    server.requestHandler(request -> stub.handle(request, answer));
    await(server.listen(0, "127.0.0.1"));
    return stub;
  }

  /** Answers with this. */
  public static Handler<HttpServerRequest> with(int status, String contentType, String body) {
    return request ->
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", contentType)
            .end(body)
            .onFailure(failure -> {});
  }

  public String url() {
    return "http://127.0.0.1:" + server.actualPort() + "/v3";
  }

  public List<Received> received() {
    return new ArrayList<>(received);
  }

  public Received only() {
    if (received.size() != 1) {
      throw new AssertionError("received " + received.size() + " requests");
    }
    return received.get(0);
  }

  /** How many requests began to arrive, whole or not. */
  public int opened() {
    return opened.size();
  }

  @Override
  public void close() throws Exception {
    await(vertx.close());
  }

  private void handle(HttpServerRequest request, Handler<HttpServerRequest> answer) {
    opened.add(request);
    request
        .body()
        .onSuccess(
            body -> {
              received.add(new Received(request, body));
              answer.handle(request);
            });
  }

  private static <T> T await(io.vertx.core.Future<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .get(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS);
  }
}
