package io.fanfare.quota;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Demands that wait for slots, and whose turn it is: start-time fair queueing over purposes. Each
 * purpose has a virtual time that its calls move on by one over its weight; the one that is
 * furthest behind comes first. Within a purpose urgent demands come first, then repetitions that
 * have their budget, else whoever came first. Pure; for one thread at a time.
 */
final class Waiting {
  private static final Map<Purpose, Integer> WEIGHTS =
      Map.of(
          Purpose.SUBMISSION, 10,
          Purpose.POLL, 20,
          Purpose.DIRECT, 20,
          Purpose.LOOKUP, 10,
          Purpose.DIRECTORY, 5);

  private final Map<Purpose, Line> lines = new EnumMap<>(Purpose.class);
  private double virtual;

  Waiting() {
    for (Purpose purpose : Purpose.values()) {
      lines.put(purpose, new Line(WEIGHTS.get(purpose)));
    }
  }

  void add(Waiter waiter) {
    line(waiter).of(waiter.demand()).addLast(waiter);
  }

  /** Forgets it; nothing happens when it waits no more. */
  void remove(Waiter waiter) {
    if (waiter.done()) {
      line(waiter).of(waiter.demand()).remove(waiter);
    }
  }

  /** How many wait that could be given a slot now; of repetitions, at most one. */
  int count(boolean retries, Predicate<Waiter> fit) {
    int count = 0;
    for (Line line : lines.values()) {
      count += line.count(retries, fit);
    }
    return count;
  }

  /** Whose turn it is among those that {@code fit}, no longer waiting; null when nobody does. */
  @Nullable Waiter take(boolean retries, Predicate<Waiter> fit) {
    Line next = null;
    for (Line line : lines.values()) {
      boolean candidate = line.first(retries, fit) != null;
      if (candidate && (next == null || line.isBehind(next, virtual))) {
        next = line;
      }
    }
    return next == null ? null : served(next, next.first(retries, fit));
  }

  private @Nullable Waiter served(Line line, @Nullable Deque<Waiter> queue) {
    virtual = Math.max(virtual, line.finish);
    line.finish = virtual + 1.0 / line.weight;
    Waiter waiter = Objects.requireNonNull(queue).removeFirst();
    waiter.done();
    return waiter;
  }

  /** Those that {@code leave} says of, no longer waiting. */
  List<Waiter> removeAll(Predicate<Waiter> leave) {
    List<Waiter> gone = new ArrayList<>();
    for (Line line : lines.values()) {
      line.queues.forEach(queue -> queue.removeIf(w -> leave.test(w) && gone.add(w)));
    }
    gone.forEach(Waiter::done);
    return gone;
  }

  /** Those that have waited since that time or longer, no longer waiting. */
  List<Waiter> removeSince(Instant before) {
    Instant oldest = oldest();
    return oldest == null || oldest.isAfter(before)
        ? List.of()
        : removeAll(waiter -> !waiter.since().isAfter(before));
  }

  /** Since when somebody has waited; null when nobody waits. */
  @Nullable Instant oldest() {
    return oldest(lines.values());
  }

  /** Since when somebody has waited for that purpose; null when nobody does. */
  @Nullable Instant oldest(Purpose purpose) {
    return oldest(List.of(lines.get(purpose)));
  }

  private static @Nullable Instant oldest(Collection<Line> lines) {
    @Nullable Instant oldest = null;
    for (Line line : lines) {
      for (Deque<Waiter> queue : line.queues) {
        Waiter first = queue.peekFirst();
        boolean older = first != null && (oldest == null || first.since().isBefore(oldest));
        oldest = older ? first.since() : oldest;
      }
    }
    return oldest;
  }

  private Line line(Waiter waiter) {
    return lines.get(waiter.demand().purpose());
  }

  /** The demands of one purpose. */
  private static final class Line {
    private final int weight;
    private final Deque<Waiter> urgent = new ArrayDeque<>();
    private final Deque<Waiter> retries = new ArrayDeque<>();
    private final Deque<Waiter> usual = new ArrayDeque<>();
    private final List<Deque<Waiter>> queues = List.of(urgent, retries, usual);
    private double finish;

    Line(int weight) {
      this.weight = weight;
    }

    Deque<Waiter> of(Demand demand) {
      if (demand.retry()) {
        return retries;
      }
      return demand.urgent() ? urgent : usual;
    }

    /** Those in a queue are alike, but for repetitions. */
    int count(boolean retriesToo, Predicate<Waiter> fit) {
      int count = 0;
      for (Deque<Waiter> queue : queues) {
        if (isOpen(queue, retriesToo, fit)) {
          count += queue == retries ? 1 : queue.size();
        }
      }
      return count;
    }

    @Nullable Deque<Waiter> first(boolean retriesToo, Predicate<Waiter> fit) {
      for (Deque<Waiter> queue : queues) {
        if (isOpen(queue, retriesToo, fit)) {
          return queue;
        }
      }
      return null;
    }

    private boolean isOpen(Deque<Waiter> queue, boolean retriesToo, Predicate<Waiter> fit) {
      Waiter first = queue.peekFirst();
      return first != null && (retriesToo || queue != retries) && fit.test(first);
    }

    boolean isBehind(Line other, double virtual) {
      double mine = Math.max(virtual, finish);
      double theirs = Math.max(virtual, other.finish);
      return mine < theirs || (mine == theirs && finish < other.finish);
    }
  }
}
