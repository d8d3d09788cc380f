package io.fanfare.seeds.world;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * True time, the order of everything that happens, and chance. Single-threaded: whatever happens
 * does so in {@link #next()}, and two worlds with one seed go the same way.
 */
public final class World {
  private final PriorityQueue<Due> queue = new PriorityQueue<>();
  private final SplittableRandom random;
  private final Instant began;
  private final History history;
  private final long seed;
  private long nanos;
  private long sequence;
  private @Nullable Violation broken;

  public World(long seed, Instant began) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.began = began;
    this.history = new History(this);
  }

  /** The seed that all chance comes from. */
  public long seed() {
    return seed;
  }

  /** Chance. */
  public RandomGenerator random() {
    return random;
  }

  /** Chance of its own, so that drawing from it moves nothing else. */
  public RandomGenerator split() {
    return random.split();
  }

  /** True time: no clock in this world need show it. */
  public Instant now() {
    return began.plusNanos(nanos);
  }

  /** True time in nanoseconds since the world began. */
  public long nanos() {
    return nanos;
  }

  /** What happened lately. */
  public History history() {
    return history;
  }

  /** Does {@code work} once the time has passed; at once, but not yet, when it is not positive. */
  public void in(Duration time, Runnable work) {
    at(nanos + Math.max(0, time.toNanos()), work);
  }

  /** Does {@code work} at a moment, given in nanoseconds since the world began. */
  public void at(long moment, Runnable work) {
    queue.add(new Due(Math.max(moment, nanos), sequence++, work));
  }

  /** Does what comes next; false when nothing is left. */
  public boolean next() {
    Due due = queue.poll();
    if (due == null) {
      return false;
    }
    nanos = due.at;
    due.work.run();
    if (broken != null) {
      throw broken;
    }
    return true;
  }

  /** Notes something in the history. */
  public void note(String who, String what, Object about) {
    history.note(who, what, about);
  }

  /** Stops the world: what was promised does not hold. Throwing it is not needed. */
  public Violation violation(String what) {
    if (broken == null) {
      broken = new Violation(seed, what, history);
    }
    return broken;
  }

  private record Due(long at, long order, Runnable work) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(at, other.at);
      return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
  }
}
