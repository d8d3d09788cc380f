package io.fanfare.quota;

import io.fanfare.simulator.limits.SlidingWindow;
import io.fanfare.testing.VirtualTime;
import io.fanfare.time.SharedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Replicas that call a strict vendor as fast as they are let, on a virtual clock: timers a
 * millisecond or two late and now and then much more, clocks minutes apart, a store 1 to 2 ms away.
 */
final class QuotaRig {
  private static final Duration HALF_TRIP = Duration.ofMillis(25);
  private static final int PRESSURE = 6;

  private final Random random;
  private final VirtualTime time;
  private final MemoryQuota store;
  private final SlidingWindow window;
  private final Duration spread;
  private final boolean bothWays;
  private final List<QuotaGate> gates = new ArrayList<>();
  private int active = 1;
  long arrived;
  long refused;

  /**
   * A vendor behind a network.
   *
   * @param rate granted, and enforced
   * @param spread how much longer than the fastest a call may be under way
   * @param bothWays whether the way back is as uneven as the way out
   */
  QuotaRig(long seed, int rate, Duration spread, boolean bothWays) {
    random = new Random(seed);
    time = new VirtualTime(Instant.parse("2026-11-22T12:00:00Z"), this::late);
    store = new MemoryQuota(time, () -> Duration.ofNanos(1_000_000L + random.nextInt(1_000_000)));
    window = new SlidingWindow(rate);
    this.spread = spread;
    this.bothWays = bothWays;
    for (int replica = 0; replica < 3; replica++) {
      SharedClock clock = new SharedClock(Clock.offset(time, Duration.ofMinutes(5L * replica - 5)));
      gates.add(new QuotaGate(store, new Granted(rate), clock, time, random));
    }
  }

  VirtualTime time() {
    return time;
  }

  SlidingWindow window() {
    return window;
  }

  MemoryQuota store() {
    return store;
  }

  /** Starts so many replicas. */
  QuotaRig with(int replicas) {
    for (int replica = 0; replica < replicas; replica++) {
      for (int caller = 0; caller < PRESSURE; caller++) {
        call(replica);
      }
    }
    active = replicas;
    return this;
  }

  /** Runs so many more calls; answers how many reached the vendor in a second. */
  double run(long calls) {
    long until = arrived + calls;
    long from = time.nanos();
    time.runUntil(() -> arrived >= until);
    return calls * 1e9 / (time.nanos() - from);
  }

  /** Lets the last replicas stop. */
  void leave(int replicas) {
    active = replicas;
  }

  private void call(int replica) {
    if (replica >= active && arrived > 0) {
      return;
    }
    QuotaGate gate = gates.get(replica);
    gate.pass(Demand.of(random.nextBoolean() ? Purpose.POLL : Purpose.SUBMISSION))
        .subscribe()
        .with(slot -> depart(gate, slot, replica), failure -> again(replica));
  }

  private void again(int replica) {
    time.in(Duration.ofMillis(100), () -> call(replica));
  }

  private void depart(QuotaGate gate, Slot slot, int replica) {
    if (slot.isUsable()) {
      time.in(HALF_TRIP.plus(upTo(spread)), () -> arrive(gate, slot));
    }
    call(replica);
  }

  private void arrive(QuotaGate gate, Slot slot) {
    arrived++;
    boolean served = window.accept(time.nanos());
    refused += served ? 0 : 1;
    Duration back = HALF_TRIP.plus(bothWays ? upTo(spread) : Duration.ZERO);
    Heard heard = served ? Heard.WELL : Heard.THROTTLED;
    time.in(back, () -> gate.answered(slot, heard).subscribe().with(told -> {}));
  }

  private Duration upTo(Duration most) {
    return Duration.ofNanos((long) (random.nextDouble() * most.toNanos()));
  }

  private Duration late() {
    boolean paused = random.nextInt(2_000) == 0;
    return upTo(Duration.ofMillis(paused ? 40 : 2));
  }

  /** Settings as they are by default, but for a day that does not end. */
  record Granted(int perSecond) implements QuotaSettings {
    @Override
    public long perDay() {
      return Long.MAX_VALUE / 2;
    }

    @Override
    public int callCost() {
      return 1;
    }

    @Override
    public double reserve() {
      return 0;
    }

    @Override
    public Duration guard() {
      return Duration.ofMillis(60);
    }

    @Override
    public Duration guardLeast() {
      return Duration.ofMillis(10);
    }

    @Override
    public Duration guardMost() {
      return Duration.ofMillis(100);
    }
  }
}
