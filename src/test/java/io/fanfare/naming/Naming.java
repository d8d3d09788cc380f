package io.fanfare.naming;

import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Names of a vendor in memory, for tests of those who ask for them. */
public final class Naming {
  private final NamesWorld world = new NamesWorld();

  /** What is asked. */
  public Names names() {
    return world.names;
  }

  /** The vendor has one more. */
  public void has(Kind kind, String id, String name) {
    world.vendor.with(kind, id, name);
  }

  /** Has it looked up, so that it is known. */
  public void lookUp(String account, Reference reference) {
    world.run(world.names.resolve(account, Set.of(reference), false));
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    world.time.pass(duration);
  }

  /** The present of this world. */
  public Instant now() {
    return world.time.instant();
  }

  /** Has it done. */
  public <T> T run(Uni<T> work) {
    return world.run(work);
  }

  /** Has it done, and fail. */
  public Throwable failure(Uni<?> work) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    work.subscribe().with(item -> {}, failure::set);
    world.time.runUntil(() -> failure.get() != null);
    return failure.get();
  }
}
