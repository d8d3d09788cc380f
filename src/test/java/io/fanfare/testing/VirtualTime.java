package io.fanfare.testing;

import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A time that passes only as far as there is something to do; one thread, no waiting. */
public final class VirtualTime extends Clock implements Timers {
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
  private final Supplier<Duration> late;
  private final Instant start;
  private long now;
  private long number;

  /** Timers that are never late. */
  public VirtualTime(Instant start) {
    this(start, () -> Duration.ZERO);
  }

  /**
   * Timers that are late.
   *
   * @param late by how much the next one is
   */
  public VirtualTime(Instant start, Supplier<Duration> late) {
    this.start = start;
    this.late = late;
  }

  private record Due(long at, long number, Runnable work) {}

  /** Does it at that time from now. */
  public Due in(Duration time, Runnable work) {
    Due next = new Due(now + time.toNanos(), number++, work);
    due.add(next);
    return next;
  }

  /** Lets time pass until it holds, or nothing is left to do. */
  public void runUntil(BooleanSupplier holds) {
    while (!holds.getAsBoolean() && !due.isEmpty()) {
      Due next = due.remove();
      now = Math.max(now, next.at());
      next.work().run();
    }
  }

  /** Lets so much time pass. */
  public void pass(Duration time) {
    boolean[] over = new boolean[1];
    in(time, () -> over[0] = true);
    runUntil(() -> over[0]);
  }

  /** Nanoseconds since the start. */
  public long nanos() {
    return now;
  }

  @Override
  public Uni<Void> after(Duration time) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Due alarm = in(time.plus(late.get()), () -> emitter.complete(null));
              emitter.onTermination(() -> due.remove(alarm));
            });
  }

  @Override
  public Instant instant() {
    return start.plusNanos(now);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
