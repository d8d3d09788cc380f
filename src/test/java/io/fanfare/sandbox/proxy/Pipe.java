package io.fanfare.sandbox.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One direction of one connection: a thread reads and stamps, another one waits and writes, so that
 * latency delays every byte and never adds up.
 */
final class Pipe {
  private static final int CHUNK = 16_384;
  private static final int WAITING = 64;
  private static final long SECOND = 1_000_000_000L;

  private final Socket from;
  private final Socket to;
  private final Weather weather;
  private final Link link;
  private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>(WAITING);
  private final Thread reader = daemon("proxy-reader", this::read);
  private final Thread writer = daemon("proxy-writer", this::write);
  private Conditions counted = Conditions.FINE;
  private long passed;

  Pipe(Socket from, Socket to, Weather weather, Link link) {
    this.from = from;
    this.to = to;
    this.weather = weather;
    this.link = link;
  }

  /** Without bytes for the end. */
  private record Parcel(byte[] bytes, long dueNanos) {}

  void start() {
    reader.start();
    writer.start();
  }

  void interrupt() {
    reader.interrupt();
    writer.interrupt();
  }

  private void read() {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        parcels.put(new Parcel(Arrays.copyOf(buffer, n), due(weather.now())));
      }
      parcels.put(new Parcel(new byte[0], due(weather.now())));
    } catch (IOException broken) {
      link.broken(weather.now());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long due(Conditions conditions) {
    double jitter = ThreadLocalRandom.current().nextDouble() * conditions.jitter().toNanos();
    return System.nanoTime() + conditions.latency().toNanos() + (long) jitter;
  }

  private void write() {
    try {
      boolean open = true;
      while (open) {
        Parcel parcel = parcels.take();
        weather.await(parcel.dueNanos());
        open = deliver(parcel.bytes());
      }
    } catch (IOException broken) {
      link.broken(weather.now());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether more may come. */
  private boolean deliver(byte[] bytes) throws IOException, InterruptedException {
    if (bytes.length == 0) {
      end();
      return false;
    }
    for (int at = 0; at < bytes.length && link.isOpen(); ) {
      at += piece(bytes, at);
    }
    return link.isOpen();
  }

  /**
   * Passes on what the weather of this moment lets pass; returns how many bytes that dealt with.
   */
  private int piece(byte[] bytes, int from) throws IOException, InterruptedException {
    Conditions conditions = current();
    if (conditions.swallowed()) {
      link.lost();
      return bytes.length - from;
    }
    int length = Math.min(conditions.piece(), bytes.length - from);
    if (conditions.resetAfter() >= 0) {
      length = (int) Math.min(length, conditions.resetAfter() - passed);
    }
    send(bytes, from, length);
    if (conditions.resetAfter() >= 0 && passed == conditions.resetAfter()) {
      link.reset();
    } else if (conditions.isSlow()) {
      weather.await(System.nanoTime() + length * SECOND / conditions.bytesPerSecond());
    }
    return length;
  }

  private void send(byte[] bytes, int from, int length) throws IOException {
    OutputStream out = to.getOutputStream();
    out.write(bytes, from, length);
    out.flush();
    passed += length;
  }

  /** Bytes are counted from the moment that the weather turned. */
  private Conditions current() {
    Conditions now = weather.now();
    if (now != counted) {
      counted = now;
      passed = 0;
    }
    return now;
  }

  /** Nobody on the other side of a black hole hears of an end. */
  private void end() throws IOException {
    if (weather.now().swallowed()) {
      link.lost();
    } else {
      to.shutdownOutput();
      link.halfClosed();
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
