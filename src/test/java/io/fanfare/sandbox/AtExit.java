package io.fanfare.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What must not outlive this JVM, closed at its orderly end, the last one first: the service before
 * the database it writes to. One hook does it all, since separate hooks run side by side.
 */
public final class AtExit {
  private static final AtExit INSTANCE = new AtExit();

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean ending;

  private AtExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "at-exit"));
  }

  /** Whether the JVM is going down, so that whatever fails from now on is nobody's news. */
  public static boolean hasBegun() {
    synchronized (INSTANCE) {
      return INSTANCE.ending;
    }
  }

  /** Ends this JVM with its parent: a build tool that is killed does not take it along. */
  public static void endWithParent() {
    ProcessHandle.current().parent().ifPresent(AtExit::endWith);
  }

  private static void endWith(ProcessHandle parent) {
    Thread watch =
        new Thread(
            () -> {
              parent.onExit().join();
              System.exit(1);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  static void add(AutoCloseable part) {
    synchronized (INSTANCE) {
      INSTANCE.open.push(part);
    }
  }

  /** For a part that was closed before the end. */
  static void remove(AutoCloseable part) {
    synchronized (INSTANCE) {
      INSTANCE.open.remove(part);
    }
  }

  private void closeAll() {
    synchronized (this) {
      ending = true;
    }
    for (AutoCloseable part = next(); part != null; part = next()) {
      close(part);
    }
  }

  private synchronized @Nullable AutoCloseable next() {
    return open.poll();
  }

  /** The loggers may be gone by now; the next part must be closed in any case. */
  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.err.println(part + " did not close: " + e);
    }
  }
}
