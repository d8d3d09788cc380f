package io.fanfare.seeds;

import io.fanfare.quota.QuotaSpentException;
import io.fanfare.seeds.world.Life;
import io.fanfare.seeds.world.Server.UnavailableException;
import io.fanfare.seeds.world.World;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Starts a pass again and again, never two at a time, as the runtime's ticks do. A pass that would
 * find nothing is left out: it would change nothing but cost the simulation its time.
 */
final class Tick {
  private final World world;
  private final Life life;
  private final String name;
  private final BooleanSupplier anything;
  private final Supplier<Uni<?>> pass;
  private boolean running;

  Tick(World world, Life life, String name, BooleanSupplier anything, Supplier<Uni<?>> pass) {
    this.world = world;
    this.life = life;
    this.name = name;
    this.anything = anything;
    this.pass = pass;
  }

  void start(Duration every) {
    long phase = world.random().nextLong(every.toNanos());
    life.in(Duration.ofNanos(phase), () -> tick(every));
  }

  private void tick(Duration every) {
    life.in(every, () -> tick(every));
    if (!running && anything.getAsBoolean() && life.step()) {
      running = true;
      pass.get().subscribe().with(done -> running = false, this::failed);
    }
  }

  private void failed(Throwable failure) {
    running = false;
    world.note(life.name(), name + " failed", failure);
    if (!isExpected(failure)) {
      failure.printStackTrace();
      world.violation("The " + name + " pass failed: " + failure).addSuppressed(failure);
    }
  }

  private static boolean isExpected(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    return failure instanceof UnavailableException
        || failure instanceof QuotaSpentException
        || type.equals("NoTokenException")
        || type.equals("DirectoryUnavailableException")
        || type.equals("CompositeException");
  }
}
