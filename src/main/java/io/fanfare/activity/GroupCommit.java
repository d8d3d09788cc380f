package io.fanfare.activity;

import io.fanfare.time.Backoff;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Keeps facts that come one by one in sets: while one transaction is under way those that come
 * queue up, and the next takes them all. One alone is kept at once, a thousand a second cost a few
 * transactions, and nobody waits for a timer.
 *
 * @param <T> what is kept
 */
public final class GroupCommit<T> {
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
  private static final int LARGEST = 500;
  private static final int PATIENCE = 3;

  private final Function<List<T>, Uni<? extends Collection<T>>> keep;
  private final Duration limit;
  private final Clock clock;
  private final Timers timers;
  private final RandomGenerator random;
  private final Deque<Waiting<T>> queue = new ArrayDeque<>();
  private boolean busy;
  private int failures;
  private int largest = LARGEST;

  /**
   * Nothing is under way.
   *
   * @param keep keeps a set in one transaction and answers those that were kept, the same objects
   * @param limit how long to try
   */
  public GroupCommit(
      Function<List<T>, Uni<? extends Collection<T>>> keep,
      Duration limit,
      Clock clock,
      Timers timers,
      RandomGenerator random) {
    this.keep = keep;
    this.limit = limit;
    this.clock = clock;
    this.timers = timers;
    this.random = random;
  }

  /**
   * Keeps the item. Completes with whether it was kept, false when it had been overtaken; fails
   * when the store kept nothing until the limit was over: then it may or may not have been kept.
   */
  public Uni<Boolean> keep(T item) {
    return Uni.createFrom().emitter(emitter -> enqueue(item, emitter));
  }

  private void enqueue(T item, UniEmitter<? super Boolean> emitter) {
    synchronized (this) {
      queue.add(new Waiting<>(item, emitter, clock.instant().plus(limit)));
      if (busy) {
        return;
      }
      busy = true;
    }
    next();
  }

  private void next() {
    List<Waiting<T>> set = take();
    if (!set.isEmpty()) {
      Uni.createFrom()
          .deferred(() -> keep.apply(set.stream().map(Waiting::item).toList()))
          .subscribe()
          .with(kept -> kept(set, kept), failure -> failed(set, failure));
    }
  }

  private synchronized List<Waiting<T>> take() {
    List<Waiting<T>> set = new ArrayList<>();
    while (!queue.isEmpty() && set.size() < largest) {
      set.add(queue.poll());
    }
    busy = !set.isEmpty();
    return set;
  }

  private void kept(List<Waiting<T>> set, Collection<T> kept) {
    synchronized (this) {
      failures = 0;
      largest = LARGEST;
    }
    Set<T> keptSet = Collections.newSetFromMap(new IdentityHashMap<>());
    keptSet.addAll(kept);
    set.forEach(waiting -> waiting.emitter.complete(keptSet.contains(waiting.item)));
    next();
  }

  /** One bad item must not hold up the others for ever: the sets get smaller until it is alone. */
  private void failed(List<Waiting<T>> set, Throwable failure) {
    Instant now = clock.instant();
    List<Waiting<T>> late = set.stream().filter(w -> w.until.isBefore(now)).toList();
    Duration pause = putBack(set, late);
    late.forEach(waiting -> waiting.emitter.fail(failure));
    timers.after(pause).subscribe().with(passed -> next(), ignored -> next());
  }

  private synchronized Duration putBack(List<Waiting<T>> set, List<Waiting<T>> late) {
    failures++;
    largest = failures >= PATIENCE ? Math.max(1, set.size() / 2) : LARGEST;
    boolean alone = set.size() == 1;
    for (int i = set.size() - 1; i >= 0; i--) {
      Waiting<T> waiting = set.get(i);
      if (!late.contains(waiting)) {
        if (alone) {
          queue.addLast(waiting);
        } else {
          queue.addFirst(waiting);
        }
      }
    }
    return PAUSES.pause(failures, random);
  }

  /** Somebody waits for an item to be kept. */
  private record Waiting<T>(T item, UniEmitter<? super Boolean> emitter, Instant until) {}
}
