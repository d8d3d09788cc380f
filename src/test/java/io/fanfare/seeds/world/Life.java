package io.fanfare.seeds.world;

import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One process from its start to its death. While it sleeps (SIGSTOP) what comes for it waits; once
 * it is dead nothing reaches it any more, but what it sent before is on its way.
 */
public final class Life implements Timers {
  private final World world;
  private final String name;
  private final DriftingClock clock;
  private boolean dead;
  private long asleepUntil;
  private long stepsLeft = Long.MAX_VALUE;
  private Runnable onDeath = () -> {};

  public Life(World world, String name, DriftingClock clock) {
    this.world = world;
    this.name = name;
    this.clock = clock;
  }

  public String name() {
    return name;
  }

  public DriftingClock clock() {
    return clock;
  }

  public boolean isDead() {
    return dead;
  }

  /** Lets it die between two of its steps, after so many more of them. */
  public void dieAfter(long steps, Runnable then) {
    stepsLeft = steps;
    onDeath = then;
  }

  /** Lets it sleep from now on. */
  public void sleep(Duration time) {
    world.note(name, "sleeps", time);
    asleepUntil = Math.max(asleepUntil, world.nanos() + time.toNanos());
  }

  /** Ends it: kill -9. */
  public void die() {
    if (!dead) {
      dead = true;
      world.note(name, "dies", "");
      onDeath.run();
    }
  }

  /** One of the moments between two steps, at which it may die; false when it is dead. */
  public boolean step() {
    if (!dead && --stepsLeft <= 0) {
      die();
    }
    return !dead;
  }

  /** Does its work now, when it wakes, or never. */
  public void run(Runnable work) {
    if (dead) {
      return;
    }
    if (world.nanos() < asleepUntil) {
      world.at(asleepUntil, () -> run(work));
    } else {
      work.run();
    }
  }

  /** Does its work after a time of its own clock. */
  public void in(Duration time, Runnable work) {
    world.in(clock.inTruth(time), () -> run(work));
  }

  @Override
  public Uni<Void> after(Duration time) {
    return Uni.createFrom().emitter(emitter -> wake(time, emitter));
  }

  private void wake(Duration time, UniEmitter<? super Void> emitter) {
    if (time.isZero() || time.isNegative()) {
      emitter.complete(null);
      return;
    }
    AtomicBoolean cancelled = new AtomicBoolean();
    emitter.onTermination(() -> cancelled.set(true));
    Duration late = Duration.ofNanos(world.random().nextLong(1_000_000));
    in(
        time.plus(late),
        () -> {
          if (!cancelled.get()) {
            emitter.complete(null);
          }
        });
  }
}
