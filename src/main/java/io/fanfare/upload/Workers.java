package io.fanfare.upload;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs what reads streams or works on megabytes beside the event loops. */
public final class Workers {
  private Workers() {}

  /** What comes after goes on on the worker thread. */
  public static <T> Uni<T> run(Supplier<T> work) {
    return Uni.createFrom()
        .item(() -> Attempt.at(work))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(Attempt::uni);
  }

  /**
   * How it went. A failure that comes when nobody waits any more, since its caller went away, is
   * then nobody's: thrown, it would be logged as an error.
   */
  private record Attempt<T>(@Nullable T result, @Nullable RuntimeException failure) {
    static <T> Attempt<T> at(Supplier<T> work) {
      try {
        return new Attempt<>(work.get(), null);
      } catch (RuntimeException e) {
        return new Attempt<>(null, e);
      }
    }

    Uni<T> uni() {
      return failure == null ? Uni.createFrom().item(result) : Uni.createFrom().failure(failure);
    }
  }
}
