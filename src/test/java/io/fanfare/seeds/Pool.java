package io.fanfare.seeds;

import io.fanfare.seeds.Bench.Figures;
import io.fanfare.seeds.vendor.Durations;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * What scripts do: so many workers, each sends one activity and asks for it every five seconds
 * until it has ended, behind a limiter that is perfect.
 */
final class Pool {
  private static final double INTERVAL = 0.1;
  private static final double POLL = 5;
  private static final double TRIP = 0.05;

  private final PriorityQueue<Worker> workers = new PriorityQueue<>();
  private final Durations durations;
  private final SplittableRandom random;
  private final int activities;
  private double nextCall;
  private double lag;
  private double last;
  private int sent;
  private int calls;

  private Pool(int activities, Durations durations, long seed) {
    this.activities = activities;
    this.durations = durations;
    this.random = new SplittableRandom(seed);
  }

  /** Works through so many activities of one item each. */
  static Figures play(int activities, int size, Durations durations, long seed) {
    Pool pool = new Pool(activities, durations, seed);
    for (int i = 0; i < size; i++) {
      pool.workers.add(new Worker(0, -1, i));
    }
    pool.run();
    double bound = 2.0 * activities * INTERVAL;
    return new Figures(
        activities, pool.last, bound, pool.lag / activities, (double) pool.calls / activities);
  }

  private void run() {
    while (!workers.isEmpty()) {
      Worker worker = workers.remove();
      if (worker.ends >= 0 || sent < activities) {
        call(worker, Math.max(worker.at, nextCall));
      }
    }
  }

  private void call(Worker worker, double at) {
    nextCall = at + INTERVAL;
    calls++;
    if (worker.ends < 0) {
      sent++;
      double takes = durations.draw(1, random).toNanos() / 1e9;
      workers.add(new Worker(at + TRIP + POLL, at + takes, worker.number));
    } else if (at < worker.ends) {
      workers.add(new Worker(at + TRIP + POLL, worker.ends, worker.number));
    } else {
      lag += at + TRIP - worker.ends;
      last = Math.max(last, at + TRIP);
      workers.add(new Worker(at + TRIP, -1, worker.number));
    }
  }

  /** A worker, when it calls next, and when what it waits for ends; -1 when it waits for none. */
  private record Worker(double at, double ends, int number) implements Comparable<Worker> {
    @Override
    public int compareTo(Worker other) {
      int byTime = Double.compare(at, other.at);
      return byTime == 0 ? Integer.compare(number, other.number) : byTime;
    }
  }
}
