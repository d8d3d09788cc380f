package io.fanfare.sandbox.proxy;

/** The conditions of one direction, for all connections. Safe for several threads. */
final class Weather {
  private Conditions now = Conditions.FINE;

  synchronized Conditions now() {
    return now;
  }

  synchronized void turn(Conditions conditions) {
    now = conditions;
    notifyAll();
  }

  /** Waits until the moment of {@link System#nanoTime()}, or until the weather has turned. */
  synchronized void await(long nanos) throws InterruptedException {
    Conditions before = now;
    for (long left = nanos - System.nanoTime();
        left > 0 && before == now;
        left = nanos - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
  }
}
