package io.fanfare.forecast;

import io.fanfare.forecast.Script.Line;
import io.fanfare.forecast.Script.Part;
import io.fanfare.prediction.Looks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A job as it may go: a simple model of the engine that sends, looks and releases steps and waves
 * by the same rules, with lengths drawn from what was learned. Nothing fails in it. Times in
 * seconds.
 */
final class Rehearsal {
  /** An account's next chunk can be sent when the answer about the last has been kept. */
  private static final double ROUND_TRIP = 0.06;

  /** Passes over what is due. */
  private static final double TICK = 1;

  /** Passes over waves that have ended. */
  private static final double WAVE_TICK = 5;

  private static final Comparator<Ready> ORDER =
      Comparator.comparingInt(Ready::round)
          .thenComparing(Comparator.comparingDouble(Ready::rank).reversed())
          .thenComparingInt(ready -> ready.lane().place());

  private final Script script;
  private final Looks looks;
  private final Slots slots;
  private final RandomGenerator random;
  private final int[] unended;
  private final List<Lane> lanes = new ArrayList<>();
  private final PriorityQueue<Ready> ready = new PriorityQueue<>(ORDER);
  private final PriorityQueue<Timed> coming = timed();
  private final PriorityQueue<Timed> late = timed();
  private final PriorityQueue<Timed> soon = timed();
  private int wave;
  private long looked;
  private double ended;

  Rehearsal(Script script, Looks looks, Slots slots, RandomGenerator random) {
    this.script = script;
    this.looks = looks;
    this.slots = slots;
    this.random = random;
    this.unended = new int[script.waves()];
    for (Part part : script.parts()) {
      lanes.add(new Lane(part, lanes.size()));
      unended[part.wave()]++;
    }
  }

  /** Plays to the end. */
  Ending play() {
    lanes.stream().filter(lane -> lane.wave() == 0).forEach(lane -> come(lane, slots.now()));
    while (unended[script.waves() - 1] > 0) {
      arrive();
      Timed due = due();
      if (due != null && tick(due.at()) <= slots.now()) {
        look(due.lane());
      } else if (!ready.isEmpty()) {
        send(ready.remove().lane());
      } else {
        slots.idle(next(due));
      }
    }
    return new Ending(ended, looked);
  }

  private void send(Lane lane) {
    slots.submit();
    Line line = lane.next();
    double takes = line.isFollowed() ? draw(line) : 0;
    int step = lane.round();
    lane.send(slots.now(), slots.now() + takes, looks);
    if (line.isFollowed()) {
      note(lane);
    } else {
      over(lane, step);
    }
    if (lane.hasNext() && line.isFollowed()) {
      come(lane, slots.now() + ROUND_TRIP);
    }
  }

  private void over(Lane lane, int chunk) {
    if (lane.isDone()) {
      done(lane);
    } else {
      come(lane, lane.round() > chunk ? slots.now() + ROUND_TRIP : released());
    }
  }

  private void look(Lane lane) {
    slots.look();
    looked++;
    boolean moved = lane.look(slots.now(), looks);
    note(lane);
    if (moved && lane.isDone()) {
      done(lane);
    } else if (moved) {
      come(lane, released());
    }
  }

  /** Whoever sends all the time finds it at once, else the next pass does. */
  private double released() {
    return ready.isEmpty() ? tick(slots.now() + ROUND_TRIP) : slots.now() + ROUND_TRIP;
  }

  private void done(Lane lane) {
    ended = slots.now() + ROUND_TRIP;
    unended[lane.wave()]--;
    if (unended[lane.wave()] == 0 && wave < script.waves() - 1) {
      wave++;
      double start = ended + random.nextDouble() * WAVE_TICK;
      lanes.stream().filter(other -> other.wave() == wave).forEach(other -> come(other, start));
    }
  }

  private void come(Lane lane, double at) {
    coming.add(new Timed(lane, at, 0));
  }

  private void arrive() {
    while (!coming.isEmpty() && coming.peek().at() <= slots.now()) {
      Lane lane = coming.remove().lane();
      ready.add(new Ready(lane, lane.round(), lane.next().rank()));
    }
  }

  private void note(Lane lane) {
    if (lane.lookAt(false) < Double.POSITIVE_INFINITY) {
      late.add(new Timed(lane, lane.lookAt(true), lane.edition()));
      soon.add(new Timed(lane, lane.lookAt(false), lane.edition()));
    }
  }

  /** The next look, seldom while something waits to be sent. */
  private @Nullable Timed due() {
    PriorityQueue<Timed> queue = ready.isEmpty() ? soon : late;
    while (!queue.isEmpty() && queue.peek().edition() != queue.peek().lane().edition()) {
      queue.remove();
    }
    return queue.peek();
  }

  private double next(@Nullable Timed due) {
    double look = due == null ? Double.POSITIVE_INFINITY : tick(due.at());
    return coming.isEmpty() ? look : Math.min(look, coming.peek().at());
  }

  private double draw(Line line) {
    double chance = random.nextDouble();
    return looks.outlook(line.kind()).counted().quantile(chance).toNanos() / 1e9;
  }

  private static double tick(double at) {
    return Math.ceil(at / TICK) * TICK;
  }

  private static PriorityQueue<Timed> timed() {
    return new PriorityQueue<>(Comparator.comparingDouble(Timed::at));
  }

  /** An account and when something is due for it. */
  private record Timed(Lane lane, double at, int edition) {}

  /** An account whose turn has come. */
  private record Ready(Lane lane, int round, double rank) {}

  /** How it went: when the last was seen to end, and how many looks that took. */
  record Ending(double seconds, long looks) {}
}
