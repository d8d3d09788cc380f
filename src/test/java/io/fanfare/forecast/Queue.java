package io.fanfare.forecast;

import io.fanfare.prediction.Kind;
import io.fanfare.prediction.Looks;
import io.fanfare.prediction.Vendor;
import io.fanfare.prediction.Waiting;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A simple model of the engine: a call every so often, looks that are due first, then jobs in turn.
 */
final class Queue {
  private final double pause;
  private final Looks looks;
  private final Kind kind;
  private final Vendor vendor;
  private final PriorityQueue<Sent> inFlight =
      new PriorityQueue<>(Comparator.comparingDouble(Sent::lookAt));
  private final Deque<Integer> turns = new ArrayDeque<>();
  private final int[] unsent;
  private final int[] unended;

  Queue(double perSecond, Looks looks, Kind kind, Vendor vendor, int... jobs) {
    this.pause = 1 / perSecond;
    this.looks = looks;
    this.kind = kind;
    this.vendor = vendor;
    this.unsent = jobs.clone();
    this.unended = jobs.clone();
    for (int job = 0; job < jobs.length; job++) {
      turns.add(job);
    }
  }

  /** Seconds until the last activity of the first job was seen to end. */
  double run() {
    double now = 0;
    while (unended[0] > 0) {
      Sent due = inFlight.peek();
      if (due != null && (due.lookAt() <= now || turns.isEmpty())) {
        now = Math.max(now, due.lookAt());
        look(inFlight.remove(), now);
      } else {
        send(now);
      }
      now += pause;
    }
    return now;
  }

  private void send(double now) {
    int job = turns.remove();
    unsent[job]--;
    if (unsent[job] > 0) {
      turns.add(job);
    }
    later(new Sent(job, now, now + vendor.takes(), now), now);
  }

  private void look(Sent one, double now) {
    if (one.ends() <= now) {
      unended[one.job()]--;
    } else {
      later(one, now);
    }
  }

  private void later(Sent one, double now) {
    Duration age = Duration.ofNanos((long) ((now - one.at()) * 1e9));
    var times = looks.next(List.of(new Waiting(kind, age)));
    double wait = (turns.isEmpty() ? times.soon() : times.late()).toNanos() / 1e9;
    inFlight.add(new Sent(one.job(), one.at(), one.ends(), now + wait));
  }

  private record Sent(int job, double at, double ends, double lookAt) {}
}
