package io.fanfare.canary;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes whatever is posted to it, as a collector of traces would, and keeps it. */
public final class Collector implements AutoCloseable {
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private Collector(HttpServer server) {
    this.server = server;
  }

  /** Listens on a free port. */
  public static Collector start() {
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      Collector collector = new Collector(HttpServer.create(any, 0));
      collector.server.createContext(
          "/",
          exchange -> {
            collector.bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      collector.server.start();
      return collector;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All bodies so far, in their order. */
  public List<byte[]> bodies() {
    return List.copyOf(bodies);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
