package io.fanfare.sandbox.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a caller and a target on loopback and disturbs what passes. Begins without any
 * disturbance. Its port stays the same over {@link #cut()} and {@link #heal()}.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final int CONNECT_MILLIS = 5_000;

  private final int port;
  private final int targetPort;
  private final Weather toTarget = new Weather();
  private final Weather toCaller = new Weather();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket entrance;

  private FaultProxy(int port, int targetPort) {
    this.targetPort = targetPort;
    ServerSocket first = listen(port);
    this.entrance = first;
    this.port = first.getLocalPort();
    accept(first);
  }

  /** On a free port. */
  public static FaultProxy to(int targetPort) {
    return new FaultProxy(0, targetPort);
  }

  /** Where callers connect. */
  public int port() {
    return port;
  }

  /** How many connections are open, black holes included. */
  public int connections() {
    return links.size();
  }

  /** Both directions, connections that are open already included. */
  public void apply(Conditions conditions) {
    toTarget.turn(conditions);
    toCaller.turn(conditions);
  }

  /** One direction only. */
  public void apply(Direction direction, Conditions conditions) {
    (direction == Direction.TO_TARGET ? toTarget : toCaller).turn(conditions);
  }

  /** Resets what is open; new connections are made as before. */
  public void resetAll() {
    List.copyOf(links).forEach(Link::reset);
  }

  /** Refuses new connections and resets those that are open. */
  public synchronized void cut() {
    close(entrance);
    entrance = null;
    resetAll();
  }

  /**
   * Ends every disturbance. Connections that lost bytes are reset, since both ends would wait for
   * them for ever; others go on.
   */
  public synchronized void heal() {
    apply(Conditions.FINE);
    List.copyOf(links).stream().filter(Link::isLossy).forEach(Link::reset);
    if (entrance == null) {
      entrance = listen(port);
      accept(entrance);
    }
  }

  @Override
  public void close() {
    cut();
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on port " + port, e);
    }
  }

  private void accept(ServerSocket socket) {
    Thread thread = new Thread(() -> acceptAll(socket), "proxy-" + port);
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll(ServerSocket socket) {
    try {
      while (true) {
        join(socket.accept(), socket);
      }
    } catch (IOException closed) {
      // The entrance is closed: nothing more comes this way.
    }
  }

  /** A target that refuses is passed on as a reset: the caller's connection is made by then. */
  private void join(Socket caller, ServerSocket through) {
    Socket target = new Socket();
    try {
      caller.setTcpNoDelay(true);
      target.setTcpNoDelay(true);
      target.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort), CONNECT_MILLIS);
    } catch (IOException refused) {
      Link.lingerless(caller);
      Link.quietly(caller);
      Link.quietly(target);
      return;
    }
    Link link = new Link(caller, target, toTarget, toCaller, links::remove);
    links.add(link);
    link.start();
    if (through.isClosed()) {
      link.reset();
    }
  }

  private static void close(@Nullable ServerSocket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
