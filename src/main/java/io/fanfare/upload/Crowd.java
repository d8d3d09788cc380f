package io.fanfare.upload;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets as many files at once be read, and as many prepared, as there is memory for. */
@ApplicationScoped
public class Crowd {
  private static final Duration LATER = Duration.ofSeconds(5);

  private final UploadSettings settings;
  private final Queue<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
  private int reading;
  private int preparing;

  public Crowd(UploadSettings settings) {
    this.settings = settings;
  }

  /** Reads, if there is room; else fails with RefusedException(overloaded) before anything. */
  <T> Uni<T> read(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () ->
                begin()
                    ? Uni.createFrom().deferred(() -> work.get()).onTermination().invoke(this::end)
                    : Uni.createFrom().failure(full()));
  }

  /** Prepares as soon as there is room: whoever comes here was read already. */
  <T> Uni<T> prepare(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .<Void>emitter(this::queue)
        .chain(
            () -> Uni.createFrom().deferred(() -> work.get()).onTermination().invoke(this::next));
  }

  private synchronized boolean begin() {
    boolean free = reading < settings.atOnce();
    reading += free ? 1 : 0;
    return free;
  }

  private synchronized void end() {
    reading--;
  }

  private void queue(UniEmitter<? super Void> emitter) {
    emitter.onTermination(() -> forget(emitter));
    synchronized (this) {
      if (preparing == settings.atOnce()) {
        waiting.add(emitter);
        return;
      }
      preparing++;
    }
    emitter.complete(null);
  }

  /** Of one that was cancelled before its turn. */
  private synchronized void forget(UniEmitter<? super Void> emitter) {
    waiting.remove(emitter);
  }

  private void next() {
    UniEmitter<? super Void> first;
    synchronized (this) {
      first = waiting.poll();
      preparing -= first == null ? 1 : 0;
    }
    if (first != null) {
      first.complete(null);
    }
  }

  private RefusedException full() {
    return RefusedException.later(
        ProblemCode.OVERLOADED, "At most " + settings.atOnce() + " files are read at once.", LATER);
  }
}
