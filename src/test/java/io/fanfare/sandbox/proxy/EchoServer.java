package io.fanfare.sandbox.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends back what it receives, and remembers it. */
final class EchoServer implements AutoCloseable {
  private final ServerSocket entrance;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private EchoServer(ServerSocket entrance) {
    this.entrance = entrance;
  }

  static EchoServer start() throws IOException {
    EchoServer server = new EchoServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    daemon(server::acceptAll);
    return server;
  }

  int port() {
    return entrance.getLocalPort();
  }

  String received() {
    synchronized (received) {
      return received.toString(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket socket = entrance.accept();
        daemon(() -> echo(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void echo(Socket socket) {
    byte[] buffer = new byte[8_192];
    try (socket) {
      for (int n = read(socket, buffer); n >= 0; n = read(socket, buffer)) {
        synchronized (received) {
          received.write(buffer, 0, n);
        }
        socket.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException gone) {
      // As a proxy that resets makes it.
    }
  }

  private static int read(Socket socket, byte[] buffer) throws IOException {
    return socket.getInputStream().read(buffer);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "echo");
    thread.setDaemon(true);
    thread.start();
  }
}
