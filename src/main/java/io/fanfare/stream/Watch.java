package io.fanfare.stream;

import io.fanfare.stream.EventLog.Mark;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Looks for new events on behalf of all readers of this replica: one look, however many wait. */
@ApplicationScoped
public class Watch {
  private final EventLog log;
  private final Horizon horizon = new Horizon();
  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
  private final Set<UniEmitter<? super Void>> leaving = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  public Watch(EventLog log) {
    this.log = log;
  }

  /** One look, which wakes those for whom there is something. Costs nothing when nobody waits. */
  public Uni<Void> runOnce() {
    return waiters.isEmpty()
        ? Uni.createFrom().voidItem()
        : look().chain(mark -> wake(horizon.through(), List.copyOf(waiters)));
  }

  /** Ends every stream of this replica for good: its readers go on at another one. */
  public void stop() {
    stopped = true;
    waiters.forEach(this::wake);
    leaving.forEach(emitter -> emitter.complete(null));
  }

  /** Completes when that is said. */
  Uni<Void> stopping() {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              emitter.onTermination(() -> leaving.remove(emitter));
              leaving.add(emitter);
              if (stopped) {
                emitter.complete(null);
              }
            });
  }

  /** Whether that was said. */
  boolean isStopped() {
    return stopped;
  }

  /** Learns what is settled now. */
  Uni<Mark> look() {
    return log.mark().invoke(horizon::see);
  }

  /** How far events are settled, as far as this replica knows. */
  long settled() {
    return horizon.through();
  }

  /**
   * Completes when a job has an event behind {@code seen}, or everything up to {@code until} is
   * settled.
   */
  Uni<Void> woken(UUID jobId, long seen, long until) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Waiter waiter = new Waiter(jobId, seen, until, emitter);
              emitter.onTermination(() -> waiters.remove(waiter));
              waiters.add(waiter);
              if (stopped) {
                wake(waiter);
              }
            });
  }

  /** Those that came meanwhile may have seen less than was looked for: the next look is theirs. */
  private Uni<Void> wake(long through, List<Waiter> waiting) {
    Set<UUID> jobs = waiting.stream().map(Waiter::jobId).collect(Collectors.toSet());
    long seen = waiting.stream().mapToLong(Waiter::seen).min().orElse(through);
    return log.newest(jobs, seen, through)
        .invoke(newest -> waiting.forEach(waiter -> wake(waiter, newest, through)))
        .replaceWithVoid();
  }

  private void wake(Waiter waiter, Map<UUID, Long> newest, long through) {
    boolean hasMore = newest.getOrDefault(waiter.jobId(), 0L) > waiter.seen();
    if (hasMore || through >= waiter.until()) {
      wake(waiter);
    }
  }

  private void wake(Waiter waiter) {
    if (waiters.remove(waiter)) {
      waiter.emitter().complete(null);
    }
  }

  private record Waiter(UUID jobId, long seen, long until, UniEmitter<? super Void> emitter) {}
}
