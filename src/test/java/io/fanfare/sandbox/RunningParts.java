package io.fanfare.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What has been started and must be stopped, last one first. Closes itself when the JVM ends, and
 * then waits for parts that are only just starting: a PostgreSQL that nobody remembers would stay.
 */
final class RunningParts implements AutoCloseable {
  private static final int START_LIMIT_SECONDS = 60;

  /** A thread for each: they block. */
  private static final Executor STARTER = start -> starter(start).start();

  private final Object closing = new Object();
  private final List<CompletableFuture<?>> starts = new ArrayList<>();
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  RunningParts() {
    AtExit.add(this);
  }

  synchronized <T extends AutoCloseable> T add(T part) {
    running.push(part);
    return part;
  }

  /** Starts a part in the background. Its failure is the future's, after which close is due. */
  synchronized <T extends AutoCloseable> CompletableFuture<T> begin(Supplier<T> start) {
    CompletableFuture<T> future =
        CompletableFuture.supplyAsync(start, STARTER).thenApply(this::add);
    starts.add(future);
    return future;
  }

  /** Whoever calls second waits, so that the JVM does not end under the first one's hands. */
  @Override
  public void close() {
    synchronized (closing) {
      stopAll();
    }
    AtExit.remove(this);
  }

  /** What lives as long as the JVM must not look for classes in a loader that does not. */
  private static Thread starter(Runnable start) {
    Thread thread = new Thread(start, "services-starter");
    thread.setContextClassLoader(RunningParts.class.getClassLoader());
    return thread;
  }

  private void stopAll() {
    awaitStarts();
    List<AutoCloseable> parts = takeAll();
    RuntimeException failure = new IllegalStateException("Some services did not stop well");
    for (AutoCloseable part : parts) {
      stop(part, failure);
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  /** One that does not stop must not keep the others running. */
  private static void stop(AutoCloseable part, RuntimeException failure) {
    try {
      part.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  private void awaitStarts() {
    try {
      CompletableFuture.allOf(starting()).get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Whoever asked for the start hears of its failure; here it only matters that it is over.
    }
  }

  private synchronized CompletableFuture<?>[] starting() {
    return starts.toArray(CompletableFuture[]::new);
  }

  private synchronized List<AutoCloseable> takeAll() {
    List<AutoCloseable> parts = List.copyOf(running);
    running.clear();
    return parts;
  }
}
