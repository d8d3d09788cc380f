package io.fanfare.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Callers that promise a large body and send one byte of it a second. */
public final class Trickle implements AutoCloseable {
  private static final String HEAD =
      """
      POST /v1/imports?accounts=a&list_ids=00000000-0000-4000-8000-000000000000 HTTP/1.1\r
      Host: localhost\r
      Content-Type: text/csv\r
      Content-Length: 3000000\r
      \r
      email
      """;

  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();

  private @Nullable Future<?> dropping;

  private Trickle() {}

  /** All of them begin at once. */
  public static Trickle open(URI service, int callers) {
    Trickle trickle = new Trickle();
    for (int i = 0; i < callers; i++) {
      trickle.begin(service);
    }
    trickle.dropping = trickle.drops.scheduleAtFixedRate(trickle::drop, 1, 1, TimeUnit.SECONDS);
    return trickle;
  }

  /** How many the service has not sent away. */
  public int open() {
    return sockets.size();
  }

  @Override
  public void close() {
    if (dropping != null) {
      dropping.cancel(true);
    }
    drops.shutdownNow();
    List.copyOf(sockets).forEach(this::end);
  }

  private void begin(URI service) {
    try {
      Socket socket = new Socket(service.getHost(), service.getPort());
      socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
      sockets.add(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drop() {
    for (Socket socket : sockets) {
      try {
        socket.getOutputStream().write('a');
      } catch (IOException sentAway) {
        end(socket);
      }
    }
  }

  private void end(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException closedAlready) {
      // Which is what was wanted.
    }
  }
}
