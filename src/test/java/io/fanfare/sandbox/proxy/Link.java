package io.fanfare.sandbox.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection through the proxy: a socket on either side and a pipe each way. */
final class Link {
  private final Socket caller;
  private final Socket target;
  private final Pipe toTarget;
  private final Pipe toCaller;
  private final Consumer<Link> closed;
  private final AtomicInteger ends = new AtomicInteger();
  private volatile boolean open = true;
  private volatile boolean lossy;

  Link(Socket caller, Socket target, Weather toTarget, Weather toCaller, Consumer<Link> closed) {
    this.caller = caller;
    this.target = target;
    this.closed = closed;
    this.toTarget = new Pipe(caller, target, toTarget, this);
    this.toCaller = new Pipe(target, caller, toCaller, this);
  }

  void start() {
    toTarget.start();
    toCaller.start();
  }

  boolean isOpen() {
    return open;
  }

  /** Bytes are missing: this connection can never be healed. */
  void lost() {
    lossy = true;
  }

  boolean isLossy() {
    return lossy;
  }

  /** One side has gone. The other one hears of it, except over a black hole. */
  void broken(Conditions conditions) {
    if (conditions.swallowed()) {
      lost();
    } else {
      reset();
    }
  }

  void halfClosed() {
    if (ends.incrementAndGet() == 2) {
      close();
    }
  }

  /** Both sides see a reset, not an end. */
  void reset() {
    lingerless(caller);
    lingerless(target);
    close();
  }

  private void close() {
    open = false;
    quietly(caller);
    quietly(target);
    toTarget.interrupt();
    toCaller.interrupt();
    closed.accept(this);
  }

  static void lingerless(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closedAlready) {
      // Then nobody is there to be told.
    }
  }

  static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException closedAlready) {
      // Which is what was wanted.
    }
  }
}
