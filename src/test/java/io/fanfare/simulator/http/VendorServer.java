package io.fanfare.simulator.http;

import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The HTTP server. Arrivals are stamped on the event loop, which does nothing slow; everything else
 * happens on one vendor thread, so that the state needs no locks.
 */
public final class VendorServer implements AutoCloseable {
  private static final String V3 = "/v3";
  private static final String TOKEN = "/partners/oauth2/default/v1/token";
  private static final Duration SETTLING = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vendor vendor;
  private final Gate gate;
  private final Distance distance;
  private final CallDesk calls;
  private final TokenDesk tokens;
  private final Routes<Endpoint> admin;
  private final Vertx vertx;
  private final ExecutorService vendorThread;
  private final HttpServer server;

  /** Starts listening on loopback; port 0 takes a free one. */
  public VendorServer(Vendor vendor, Door door, Distance distance, int port) {
    this.vendor = vendor;
    this.distance = distance;
    this.gate = door.gate(vendor);
    this.calls = new CallDesk(vendor, gate);
    this.tokens = new TokenDesk(vendor);
    this.admin = new AdminApi(vendor, gate).routes();
    this.vertx = Vertx.vertx(quiet());
    this.vendorThread = Executors.newSingleThreadExecutor(VendorServer::thread);
    vertx.setPeriodic(
        SETTLING.toMillis(),
        id -> vendorThread.execute(() -> vendor.directory().settle(vendor.clock().now())));
    this.server = vertx.createHttpServer(options(port)).requestHandler(this::sent);
    listen(server, port);
  }

  /** HTTP/2 is off: a closed connection must take no other request with it. */
  private static HttpServerOptions options(int port) {
    return new HttpServerOptions()
        .setHost("localhost")
        .setPort(port)
        .setHttp2ClearTextEnabled(false);
  }

  /** Listens on another free port too, and there over TLS only; answers the port. */
  public int listenOverTls(Path keyStore, String password) {
    PfxOptions identity = new PfxOptions().setPath(keyStore.toString()).setPassword(password);
    HttpServerOptions options = options(0).setSsl(true).setKeyCertOptions(identity);
    HttpServer secure = vertx.createHttpServer(options).requestHandler(this::sent);
    listen(secure, 0);
    return secure.actualPort();
  }

  /** One event loop, no files: nothing is left in the temporary directory. */
  private static VertxOptions quiet() {
    FileSystemOptions noFiles =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setFileSystemOptions(noFiles);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "simulated-vendor");
    thread.setDaemon(true);
    return thread;
  }

  private void listen(HttpServer listener, int port) {
    try {
      HttpServer bound =
          listener.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
      if (port != 0 && bound.actualPort() != port) {
        throw new IllegalStateException("bound to another port than " + port);
      }
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IllegalStateException("cannot listen on port " + port, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return server.actualPort();
  }

  private void sent(HttpServerRequest request) {
    String path = request.path();
    if (!path.startsWith(V3 + "/") && !path.equals(TOKEN)) {
      serve(request, path, this::administer);
    } else {
      distance.travel(vertx, request, () -> arrived(request));
    }
  }

  private void arrived(HttpServerRequest request) {
    long nanos = System.nanoTime();
    String path = request.path();
    String method = request.method().name();
    if (path.startsWith(V3 + "/")) {
      Gate.Arrival arrival = gate.call(nanos, method, path);
      serve(request, path.substring(V3.length()), in -> calls.serve(arrival, in));
    } else {
      Gate.Arrival arrival = gate.token(nanos, method);
      String type = request.getHeader("Content-Type");
      serve(request, path, in -> tokens.serve(arrival, in, type));
    }
  }

  private void serve(HttpServerRequest request, String path, Function<Incoming, Outgoing> served) {
    Wire wire = new Wire(vertx, distance, request, vendor.clock());
    request
        .body()
        .onSuccess(
            body -> vendorThread.execute(() -> wire.send(answer(wire.read(path, body), served))))
        .onFailure(gone -> request.connection().close());
  }

  private static Outgoing answer(Incoming in, Function<Incoming, Outgoing> served) {
    try {
      return served.apply(in);
    } catch (RuntimeException e) {
      return Outgoing.now(Reply.text(500, "simulator: " + e, "text/plain"));
    }
  }

  private Outgoing administer(Incoming in) {
    try {
      Routes.Match<Endpoint> match = admin.find(in.method(), in.path());
      return Outgoing.now(
          match
              .route()
              .handler()
              .run(in.call(vendor.clock().now()).withParameters(match.parameters())));
    } catch (VendorError error) {
      return Outgoing.now(error.reply());
    } catch (NumberFormatException e) {
      return Outgoing.now(Errors.invalid("not a number"));
    }
  }

  @Override
  public void close() {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("did not close", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      vendor.hooks().close();
      vendorThread.shutdownNow();
    }
  }
}
